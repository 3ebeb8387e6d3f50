using System.Diagnostics;

namespace LamPS.Desktop.AtSpi.Sessions;

/// <summary>Starts processes that don't get the signals of our terminal, and finds processes by what marks their environment.</summary>
internal static class SessionProcess
{
    private const int LongestLog = 400;

    /// <summary>Starts a process.</summary>
    /// <param name="program">Program.</param>
    /// <param name="arguments">Arguments, as they are.</param>
    /// <param name="environment">Its whole environment.</param>
    /// <param name="log">File that takes what it prints.</param>
    /// <param name="readOutput">Whether its output is read by the caller; then only its errors go to the file.</param>
    public static Process Start(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string log, bool readOutput = false)
    {
        // The shell redirects to a file: a pipe that nobody reads would block a process that prints much.
        var redirect = readOutput ? "exec setsid \"$@\" 2>>\"$0\" </dev/null" : "exec setsid \"$@\" >>\"$0\" 2>&1 </dev/null";
        var start = new ProcessStartInfo("sh") { UseShellExecute = false, RedirectStandardOutput = readOutput };
        foreach (var argument in (string[])["-c", redirect, log, program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>What a process printed last, for messages.</summary>
    public static string ReadLog(string log)
    {
        try
        {
            var text = File.ReadAllText(log).Trim();
            return text.Length <= LongestLog ? text : "..." + text[^LongestLog..];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>Processes whose environment holds <c>name=value</c>.</summary>
    public static IReadOnlyList<int> FindMarked(string name, string value)
    {
        var mark = System.Text.Encoding.UTF8.GetBytes($"{name}={value}\0");
        var found = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var id) && IsMarked(id, mark))
            {
                found.Add(id);
            }
        }

        return found;
    }

    /// <summary>Whether the environment of a process holds <c>name=value</c>.</summary>
    public static bool IsMarked(int processId, string name, string value) => IsMarked(processId, System.Text.Encoding.UTF8.GetBytes($"{name}={value}\0"));

    /// <summary>Ends processes at once.</summary>
    public static void Kill(IEnumerable<int> processIds)
    {
        foreach (var id in processIds)
        {
            try
            {
                using var process = Process.GetProcessById(id);
                process.Kill();
            }
            catch (Exception error) when (error is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                // Gone already, or not ours to end.
            }
        }
    }

    /// <summary>Whether a process runs; one that has ended and waits for its parent doesn't.</summary>
    public static bool Runs(int processId)
    {
        try
        {
            // "pid (name) state ...": the name may hold spaces and parentheses.
            var text = File.ReadAllText($"/proc/{processId}/stat");
            return text.LastIndexOf(')') is var at && at >= 0 && at + 2 < text.Length && text[at + 2] is not ('Z' or 'X');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsMarked(int processId, byte[] mark)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{processId}/environ").AsSpan().IndexOf(mark) >= 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
