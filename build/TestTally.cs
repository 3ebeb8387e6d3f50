using System.Text.Json;

namespace LamPS.Build;

/// <summary>A test that failed, or a whole test program that did.</summary>
/// <param name="Name">Test, or test program.</param>
/// <param name="Message">What went wrong, with the place.</param>
internal sealed record TestFailure(string Name, string Message);

/// <summary>Counts what a test program reports: one JSON object a line, as xunit's <c>-automated</c> mode writes it.</summary>
internal sealed class TestTally(string project, Action<TestFailure> onFailure)
{
    private readonly Dictionary<string, string> _running = [];
    private readonly List<string> _noise = [];
    private int? _reportedTotal;

    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public int Skipped { get; private set; }

    /// <summary>Reasons of skips, and how many tests gave each.</summary>
    public Dictionary<string, int> SkipReasons { get; } = [];

    /// <summary>Reads one line; what isn't a message of the test framework is kept for the case that the program dies.</summary>
    public void Read(string line)
    {
        if (!line.StartsWith('{'))
        {
            KeepNoise(line);
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            Read(document.RootElement);
        }
        catch (JsonException)
        {
            KeepNoise(line);
        }
    }

    /// <summary>Tests that a missing prerequisite kept from running.</summary>
    public void Skip(int count, string reason)
    {
        Skipped += count;
        SkipReasons[reason] = SkipReasons.GetValueOrDefault(reason) + count;
    }

    /// <summary>Judges the end of the program: a run that broke off is a failure, whatever it had reported.</summary>
    public void End(CommandResult result, TimeSpan limit, bool mayBeEmpty = false)
    {
        var reported = Passed + Failed + Skipped;
        if (result.TimedOut)
            Fail(project, $"did not end within {limit.TotalMinutes:0.#} min and was stopped{Running()}");
        else if (_reportedTotal is null)
            Fail(project, $"ended with exit code {result.ExitCode} before its tests were done{Running()}{Noise()}");
        else if (result.ExitCode != 0 && Failed == 0)
            Fail(project, $"ended with exit code {result.ExitCode} though no test failed{Noise()}");
        else if (reported == 0 && !mayBeEmpty)
            Fail(project, "has no tests");
        else if (_reportedTotal > reported)
            Fail(project, $"ran {_reportedTotal} tests and reported {reported}");
    }

    private void Read(JsonElement message)
    {
        var type = Text(message, "$type");
        switch (type)
        {
            case "test-starting":
                _running[Text(message, "TestUniqueID")] = Text(message, "TestDisplayName");
                break;
            case "test-finished":
                _running.Remove(Text(message, "TestUniqueID"));
                break;
            case "test-passed":
                Passed++;
                break;
            case "test-skipped":
                Skip(1, Text(message, "Reason"));
                break;
            case "test-failed":
                Fail(_running.GetValueOrDefault(Text(message, "TestUniqueID"), project), Describe(message));
                break;
            case "test-assembly-finished":
                _reportedTotal = message.GetProperty("TestsTotal").GetInt32() - Number(message, "TestsNotRun");
                break;
            case "error":
            case { } when type.EndsWith("-cleanup-failure", StringComparison.Ordinal):
                Fail(project, Describe(message));
                break;
        }
    }

    private void Fail(string name, string message)
    {
        Failed++;
        onFailure(new TestFailure(name, message));
    }

    private void KeepNoise(string line)
    {
        if (_noise.Count == 20)
            _noise.RemoveAt(0);
        _noise.Add(line);
    }

    private string Running() => _running.Count == 0 ? "" : $"; in progress: {string.Join(", ", _running.Values)}";

    private string Noise() => _noise.Count == 0 ? "" : ":\n" + string.Join('\n', _noise);

    private static string Describe(JsonElement message)
    {
        var messages = Texts(message, "Messages");
        var types = Texts(message, "ExceptionTypes");
        var lines = messages.Select((text, i) => i < types.Count && !types[i].StartsWith("Xunit.", StringComparison.Ordinal) ? $"{types[i]}: {text}" : text);
        var trace = string.Join('\n', Texts(message, "StackTraces")).Split('\n').Where(line => line.Contains(" in ", StringComparison.Ordinal) && !line.Contains("/_/", StringComparison.Ordinal));
        return string.Join('\n', lines.Concat(trace.Take(8)));
    }

    private static string Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static int Number(JsonElement message, string name) => message.TryGetProperty(name, out var value) ? value.GetInt32() : 0;

    private static List<string> Texts(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => item.GetString() ?? "")]
            : [];
}
