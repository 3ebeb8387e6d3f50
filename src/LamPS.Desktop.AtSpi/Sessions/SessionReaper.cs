using System.Diagnostics;
using System.Globalization;

namespace LamPS.Desktop.AtSpi.Sessions;

/// <summary>
/// A small shell that outlives this process and cleans up behind it: it waits on a pipe whose other end only this process
/// holds. When the pipe closes (disposed, crashed or killed alike) it ends every process that carries the session's mark
/// in its environment, double forks and new process groups included, and removes what they left on disk.
/// </summary>
internal sealed class SessionReaper : IAsyncDisposable
{
    /// <summary>Environment variable that marks the processes of a session.</summary>
    public const string MarkVariable = "LAMPS_SESSION";

    private static readonly TimeSpan ReapTimeout = TimeSpan.FromSeconds(10);

    // Signals of a terminal (Ctrl+C, hang-up) go to this process and must not end the shell before its work is done.
    // The lock file and the socket of the X server stay behind when it is killed; they are removed only if they are ours.
    private const string Script =
        """
        trap '' HUP INT TERM QUIT PIPE
        display=
        server=
        while read -r key first second; do
          [ "$key" = display ] && display=$first && server=$second
        done
        tries=0
        while [ $tries -lt 100 ]; do
          found=
          for file in $(grep -ls -- "$1" /proc/[0-9]*/environ 2>/dev/null); do
            pid=${file#/proc/}
            kill -KILL "${pid%/environ}" 2>/dev/null && found=1
          done
          [ -z "$found" ] && break
          tries=$((tries + 1))
          sleep 0.02
        done
        if [ -n "$display" ] && [ "$(tr -d ' \n' 2>/dev/null <"/tmp/.X$display-lock")" = "$server" ]; then
          rm -f "/tmp/.X$display-lock" "/tmp/.X11-unix/X$display"
        fi
        rm -rf -- "$2"
        """;

    private readonly Process _process;
    private readonly TimeProvider _time;
    private bool _disposed;

    private SessionReaper(Process process, string mark, TimeProvider time)
    {
        _process = process;
        _time = time;
        Mark = mark;
    }

    /// <summary>Value of <see cref="MarkVariable"/> for the processes of the session.</summary>
    public string Mark { get; }

    /// <summary>Process id of the shell.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts the shell.</summary>
    /// <param name="folder">Folder to remove at the end.</param>
    /// <param name="time">Clock.</param>
    public static SessionReaper Start(string folder, TimeProvider time)
    {
        var mark = Guid.NewGuid().ToString("N");
        var start = new ProcessStartInfo("setsid") { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = "/" };
        foreach (var argument in (string[])["sh", "-c", Script, "lamps-reaper", $"{MarkVariable}={mark}", folder])
        {
            start.ArgumentList.Add(argument);
        }

        // A session inside a session: the outer one must end this shell only after its own work, so the outer mark goes.
        start.Environment.Remove(MarkVariable);
        var process = Process.Start(start)!;
        process.StandardInput.AutoFlush = true;
        return new SessionReaper(process, mark, time);
    }

    /// <summary>Whether a process holds the lock of a display.</summary>
    public static bool OwnsDisplay(int display, int server)
    {
        try
        {
            return int.TryParse(File.ReadAllText($"/tmp/.X{display}-lock"), CultureInfo.InvariantCulture, out var owner) && owner == server;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Tells which X server belongs to the session.</summary>
    public void Watch(int display, int server) =>
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"display {display} {server}"));

    /// <summary>Ends the session's processes, removes its folder, and waits for both.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The shell was killed by somebody; nothing is left to tell.
        }

        try
        {
            await _process.WaitForExitAsync().WaitAsync(ReapTimeout, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // A process that can't be killed (in an uninterruptible wait): the shell goes on trying without us.
        }

        _process.Dispose();
    }
}
