using System.Diagnostics;
using System.Text.Json;

namespace LamPS.Host.Tests;

/// <summary>Runs the real <c>lamps</c> as a process, with a data folder of its own.</summary>
internal sealed class LampsProcess : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "lamps.dll");

    /// <summary>Data folder and place for files.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("lamps-test-").FullName;

    /// <summary>Variables that the process gets.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Root of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Path of an example.</summary>
    public static string Example(string name) => Path.Combine(Repository, "examples", name);

    /// <summary>Path in the folder.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Runs to the end; a process that takes longer than three minutes is ended and fails the test.</summary>
    public async Task<LampsResult> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await FinishAsync(process);
    }

    /// <summary>Starts it.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Folder,
            ArgumentList = { Program },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["LAMPS_HOME"] = Path.Combine(Folder, "home");
        start.Environment.Remove("DISPLAY");
        start.Environment.Remove("DBUS_SESSION_BUS_ADDRESS");
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Waits for the end.</summary>
    /// <param name="process">The process.</param>
    /// <param name="longest">How long; null for three minutes.</param>
    public static async Task<LampsResult> FinishAsync(Process process, TimeSpan? longest = null)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(longest ?? TimeSpan.FromMinutes(3));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"lamps did not end: {await error}");
        }

        return new LampsResult(process.ExitCode, await output, await error);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "LamPS.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("not inside the repository");
        }

        return folder;
    }
}

/// <summary>How a process ended.</summary>
internal sealed record LampsResult(int ExitCode, string Output, string Error)
{
    /// <summary>Standard output as JSON; all of it must be one value.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Everything, for messages.</summary>
    public override string ToString() => $"exit code {ExitCode}\n--- output\n{Output}\n--- error\n{Error}";
}
