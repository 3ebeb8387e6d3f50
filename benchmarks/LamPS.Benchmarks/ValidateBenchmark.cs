using System.Text;

namespace LamPS.Benchmarks;

/// <summary><c>lamps validate</c> of a runbook with 1,000 steps, from the start of the process to its end.</summary>
internal sealed class ValidateBenchmark : Benchmark
{
    private const int Steps = 1000;
    private const int Runs = 15;

    public override string Name => "validate";

    public override string Title => "lamps validate, 1,000 steps, from process start";

    public override async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        var file = Path.Combine(settings.Work, "thousand.yaml");
        await File.WriteAllTextAsync(file, Runbook(), cancellationToken);

        // What is too quick to be true: a program that accepts everything.
        var broken = Path.Combine(settings.Work, "broken.yaml");
        await File.WriteAllTextAsync(broken, Runbook().Replace("expect:", "expct:"), cancellationToken);
        if (await HostProcess.RunAsync(settings, cancellationToken, "validate", broken) is { ExitCode: not 2 } accepted)
            throw new BenchmarkFailedException($"lamps validate ended with {accepted.ExitCode} on a runbook with an unknown key");

        var times = new Sample();
        for (var i = 0; i <= Runs; i++)
        {
            var run = await HostProcess.RunAsync(settings, cancellationToken, "validate", file);
            if (run.ExitCode != 0)
                throw new BenchmarkFailedException($"lamps validate ended with {run.ExitCode}: {run.LastWords}");

            // The first run only brings the files into the cache.
            if (i > 0)
                times.Add(run.Milliseconds);
        }

        return [Measurement.AtMost(Name, "median time", times.Median, 500, "ms", times.Describe("ms"))];
    }

    private static string Runbook()
    {
        var text = new StringBuilder();
        text.AppendLine("name: A thousand steps");
        text.AppendLine("version: 1");
        text.AppendLine("parameters:");
        text.AppendLine("  customer: { type: string, default: Contoso }");
        text.AppendLine("desktop: sandbox");
        text.AppendLine("steps:");
        for (var i = 0; i < Steps; i++)
        {
            text.AppendLine((i % 5) switch
            {
                0 => $$$"""
                      - id: act{{{i}}}
                        act: set_text
                        on: "textbox[name='Name']"
                        with: { text: "${{ parameters.customer }} {{{i}}}" }
                    """,
                1 => $$$"""
                      - id: toggle{{{i}}}
                        act: toggle
                        on: "checkbox[name='Urgent']"
                        if: ${{ steps.act{{{i - 1}}}.outcome == 'Verified' }}
                    """,
                2 => $$$"""
                      - id: check{{{i}}}
                        expect:
                          - element: { on: "textbox[name='Name']", value: "Contoso {{{i}}}" }
                    """,
                3 => $$$"""
                      - id: plan{{{i}}}
                        plan:
                          - Set Name to "Contoso {{{i}}}"
                          - Press Submit
                        retry: { attempts: 2, delay: 100ms }
                    """,
                _ => $$$"""
                      - id: note{{{i}}}
                        set: { count{{{i}}}: {{{i}}} }
                    """,
            });
        }

        return text.ToString();
    }
}
