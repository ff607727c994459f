#include "CPage.h"

// The page's files, one after another as they are: the parts of the script share one module, those of
// the style one sheet. A new part is a line here. Parts that define what others use at once come first.

static const unsigned char shell[] = {
#embed "page/page.html"
};

static const unsigned char style[] = {
#embed "page/style/colours.css"
,
#embed "page/style/frame.css"
,
#embed "page/style/parts.css"
,
#embed "page/style/views.css"
};

static const unsigned char script[] = {
#embed "page/text.js"
,
#embed "page/model/dates.js"
,
#embed "page/model/graph.js"
,
#embed "page/model/colours.js"
,
#embed "page/model/address.js"
,
#embed "page/model/filter.js"
,
#embed "page/model/search.js"
,
#embed "page/model/marks.js"
,
#embed "page/model/network.js"
,
#embed "page/model/layout.js"
,
#embed "page/view/canvas.js"
,
#embed "page/view/graph.js"
,
#embed "page/view/statement.js"
,
#embed "page/view/thing.js"
,
#embed "page/view/map.js"
,
#embed "page/view/slider.js"
,
#embed "page/view/time.js"
,
#embed "page/view/statements.js"
,
#embed "page/view/contradictions.js"
,
#embed "page/view/filters.js"
,
#embed "page/view/searchbox.js"
,
#embed "page/view/copy.js"
,
#embed "page/view/help.js"
,
#embed "page/main.js"
};

CPageFile CPageShell(void) { return (CPageFile){shell, sizeof shell}; }
CPageFile CPageStyle(void) { return (CPageFile){style, sizeof style}; }
CPageFile CPageScript(void) { return (CPageFile){script, sizeof script}; }
