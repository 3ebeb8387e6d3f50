using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace LamPS.Core.Runbooks.Scripts;

/// <summary>A PowerShell process.</summary>
internal sealed class ScriptProcess : IScriptProcess
{
    private const int LongestWords = 2_000;
    private readonly Process _process;
    private readonly StringBuilder _words = new();

    private ScriptProcess(Process process) => _process = process;

    public int? ExitCode => _process.HasExited ? _process.ExitCode : null;

    public string LastWords
    {
        get
        {
            lock (_words)
            {
                return _words.ToString().Trim();
            }
        }
    }

    /// <summary>Starts PowerShell on the PATH, version 7 before Windows PowerShell.</summary>
    /// <exception cref="LamException">There is none, or it doesn't start.</exception>
    public static ScriptProcess Start(string pipe)
    {
        string[] names = OperatingSystem.IsWindows() ? ["pwsh.exe", "powershell.exe"] : ["pwsh"];
        var program = names.Select(Find).FirstOrDefault(p => p is not null)
            ?? throw ScriptErrors.PowerShellNotFound(string.Join(" and ", names.Select(n => $"'{n}'")));
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        string[] arguments =
        [
            "-NoLogo", "-NoProfile", "-NonInteractive", "-OutputFormat", "Text", .. OperatingSystem.IsWindows() ? (string[])["-ExecutionPolicy", "Bypass"] : [],
            "-EncodedCommand", Convert.ToBase64String(Encoding.Unicode.GetBytes(PowerShellBootstrap.Script(pipe))),
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["NO_COLOR"] = "1";
        var process = new Process { StartInfo = start };
        var script = new ScriptProcess(process);
        process.OutputDataReceived += (_, e) => script.Hear(e.Data);
        process.ErrorDataReceived += (_, e) => script.Hear(e.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            process.Dispose();
            throw ScriptErrors.PowerShellNotStarted(program, error.Message);
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return script;
    }

    public Task WaitForExitAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself in the meantime.
        }
    }

    public void Dispose() => _process.Dispose();

    private static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_words)
        {
            _words.AppendLine(line);
            if (_words.Length > LongestWords)
            {
                _words.Remove(0, _words.Length - LongestWords);
            }
        }
    }
}
