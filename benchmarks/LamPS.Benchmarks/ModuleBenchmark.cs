using System.Diagnostics;
using System.Globalization;

namespace LamPS.Benchmarks;

/// <summary>The packaged module in a real PowerShell: import, an action, the first elements without a host.</summary>
internal sealed class ModuleBenchmark : Benchmark
{
    private const int Starts = 7;
    private const int Actions = 300;

    // What the cmdlet costs beyond the action itself, which the host has timed.
    private const string ActionScript = """
        $element = Get-LamElement -Application text-editor -Selector textbox
        for ($i = -50; $i -lt COUNT; $i++) {
            $started = [System.Diagnostics.Stopwatch]::GetTimestamp()
            $step = Invoke-LamAction -InputObject $element -Function set_text -Argument @{ text = "text $i" } -NoScreenshot
            $ms = ([System.Diagnostics.Stopwatch]::GetTimestamp() - $started) * 1000 / [System.Diagnostics.Stopwatch]::Frequency
            if ($step.Outcome -ne 'Verified') { throw "the action ended as $($step.Outcome)" }
            if ($i -ge 0) { [string]::Format([cultureinfo]::InvariantCulture, '{0} {1}', $ms, $step.DurationMs) }
        }
        """;

    public override string Name => "module";

    public override string Title => "the packaged module in PowerShell";

    public override async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        var module = Directory.Exists(Path.Combine(settings.Repository, "artifacts", "package", "LamPS"))
            ? Directory.GetFiles(Path.Combine(settings.Repository, "artifacts", "package", "LamPS"), "LamPS.psd1", SearchOption.AllDirectories).Order().LastOrDefault()
            : null;
        if (module is null)
            throw new NotMeasurableException("there is no package: run the build's 'package' first");

        var (imports, firsts) = (new Sample(), new Sample());
        for (var i = 0; i <= Starts; i++)
        {
            var lines = await RunAsync(settings, $"home{i}", $"""
                $watch = [System.Diagnostics.Stopwatch]::StartNew()
                Import-Module '{module}'
                $import = $watch.Elapsed.TotalMilliseconds
                $watch.Restart()
                $found = @(Get-LamElement -Application text-editor -Selector textbox)
                if ($found.Count -ne 1) {"{"} throw 'no element' {"}"}
                [string]::Format([cultureinfo]::InvariantCulture, '{"{0} {1}"}', $import, $watch.Elapsed.TotalMilliseconds)
                Stop-LamHost -Confirm:$false
                """, cancellationToken);

            // The first run only brings the files into the cache.
            if (i > 0)
            {
                imports.Add(Numbers(lines[0])[0]);
                firsts.Add(Numbers(lines[0])[1]);
            }
        }

        var (whole, own) = (new Sample(), new Sample());
        var actions = await RunAsync(
            settings, "actions", $"Import-Module '{module}'\n{ActionScript.Replace("COUNT", Actions.ToString(CultureInfo.InvariantCulture))}\nStop-LamHost -Confirm:$false", cancellationToken);
        foreach (var line in actions.Take(Actions))
        {
            var numbers = Numbers(line);
            whole.Add(numbers[0]);
            own.Add(numbers[0] - numbers[1]);
        }

        return
        [
            Measurement.AtMost(Name, "Import-Module, median", imports.Median, 100, "ms", imports.Describe("ms")),
            Measurement.AtMost(Name, "Invoke-LamAction on the sandbox, its own share, median", own.Median, 3, "ms", $"{own.Describe("ms")}; with the action itself median {whole.Median:0.00} ms"),
            Measurement.AtMost(Name, "first Get-LamElement without a host, median", firsts.Median, 1000, "ms", firsts.Describe("ms")),
        ];
    }

    private static double[] Numbers(string line) => [.. line.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];

    private static async Task<string[]> RunAsync(BenchmarkSettings settings, string home, string script, CancellationToken cancellationToken)
    {
        var file = Path.Combine(settings.Work, "module.ps1");
        await File.WriteAllTextAsync(file, "$ErrorActionPreference = 'Stop'\n$ProgressPreference = 'SilentlyContinue'\n" + script, cancellationToken);
        var start = new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-File", file]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LAMPS_HOME"] = Path.Combine(settings.Work, home);
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["NO_COLOR"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0
                ? (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                : throw new BenchmarkFailedException($"PowerShell ended with {process.ExitCode}: {(await error).Trim()}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new NotMeasurableException("'pwsh' is not on the PATH");
        }
    }
}
