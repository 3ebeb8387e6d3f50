using Xunit;

namespace LamPS.Host.Tests;

/// <summary>A model that learns from runs, by the real command on the sandbox.</summary>
[Trait("Needs", "onnxruntime")]
public sealed class LearnFromRunsTests : IDisposable
{
    private const string Secret = "hunter2@example.org";
    private const string Asked = "my phone is dead, please tell the desk, I am \"Ada Byron\"";

    private readonly LampsProcess _lamps = new();

    public void Dispose() => _lamps.Dispose();

    [Fact]
    public async Task What_was_shown_once_is_planned_in_other_words_and_secrets_are_nowhere()
    {
        Teach("desk", "let the desk know that the phone is dead, I am \"Zoe Muller\"", "Zoe Muller");
        var shown = await _lamps.RunAsync("run", _lamps.PathOf("desk.yaml"), "--parameter", $"key={Secret}", "--parameter", $"out={_lamps.Folder}", "--output", "json");
        Assert.True(shown.ExitCode == 0, shown.ToString());

        var before = await _lamps.RunAsync("plan", Asked, "--app", "service-desk", "--model", "lam-desk", "--output", "json");
        File.WriteAllText(_lamps.PathOf("short.yaml"), """
            seed: "1"
            threads: 1
            model: { vocabulary: 4096, layers: 4, width: 192, heads: 6, feed-forward: 512, context: 1536, map-ways: true }
            data: { synthetic: 0, renamed: 0, tasks-per-family: 1, compositions: 0, choices: 12, ways: 9 }
            phases:
              expert: { steps: 20, batch-tokens: 1024, learning-rate: 0.0002, warm-up: 2, evaluate-every: 20, mix: { asked: 60, run: 20, plan: 20 } }
            """);
        string[] train = ["train", "expert", "--from-runs", "--run", _lamps.PathOf("learned"), "--config", _lamps.PathOf("short.yaml"), "--output", "json"];
        var learned = await _lamps.RunAsync(train);
        Assert.True(learned.ExitCode == 0, learned.ToString());
        var model = learned.Json.GetProperty("model").GetString()!;
        var after = await _lamps.RunAsync("plan", Asked, "--app", "service-desk", "--model", model, "--output", "json");

        string[] lines = ["Set Name to \"Ada Byron\"", "Choose Phone as Category", "Set Description to \"dead\"", "Press Submit"];
        Assert.True(after.ExitCode == 0, after.ToString());
        Assert.Equal(lines, after.Json.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("step").GetString()));
        Assert.DoesNotContain("Choose Phone as Category", before.Output, StringComparison.Ordinal);

        // What Writer was asked before is still known.
        Assert.Contains("insert-table", File.ReadAllText(Path.Combine(model, "procedures.json")), StringComparison.Ordinal);
        Assert.All(Directory.EnumerateFiles(_lamps.PathOf("learned"), "*", SearchOption.AllDirectories), f => Assert.DoesNotContain(Secret, File.ReadAllText(f), StringComparison.Ordinal));

        // It goes on with what it began with, and nothing is trained twice.
        var again = await _lamps.RunAsync(train);
        Assert.True(again.ExitCode == 0 && again.Output == learned.Output, again.ToString());
    }

    [Fact]
    public async Task Runs_that_teach_nothing_are_told_and_leave_nothing()
    {
        var none = await _lamps.RunAsync("train", "expert", "--from-runs", "--run", _lamps.PathOf("learned"), "--output", "json");
        Assert.True(none.ExitCode == 2 && none.Output.Contains("RunsNotFound", StringComparison.Ordinal), none.ToString());

        // It ends as failed, so what it did on the way teaches nothing.
        Teach("wrong", "let the desk know that the phone is dead, I am \"Zoe Muller\"", "Somebody Else");
        await _lamps.RunAsync("run", _lamps.PathOf("wrong.yaml"), "--parameter", $"key={Secret}", "--parameter", $"out={_lamps.Folder}", "--output", "json");
        var nothing = await _lamps.RunAsync("train", "expert", "--from-runs", "--run", _lamps.PathOf("learned"), "--output", "json");
        Assert.True(nothing.ExitCode == 2 && nothing.Output.Contains("NothingToLearn", StringComparison.Ordinal) && nothing.Output.Contains("1 run that wasn't verified", StringComparison.Ordinal), nothing.ToString());
        Assert.False(Directory.Exists(_lamps.PathOf("learned")));
    }

    // The secret is typed by an action beside the plan: it is on the screen when the plan is followed.
    private void Teach(string name, string request, string expected) => File.WriteAllText(_lamps.PathOf($"{name}.yaml"), $$$"""
        name: A ticket
        version: 1
        desktop: sandbox
        application: service-desk
        parameters:
          key: { type: secret, required: true }
          out: { type: path, required: true }
        steps:
          - { id: open, launch: service-desk, with: { document: "${{ parameters.out }}/{{{name}}}.csv" } }
          - { id: mail, act: set_text, on: "textbox[name='Email']", with: { text: "${{ parameters.key }}" } }
          - id: show
            for: '{{{request}}}'
            plan:
              - Set Name to "Zoe Muller"
              - Choose Phone as Category
              - Set Description to "dead"
              - Press Submit
            expect:
              - file: { path: "${{ parameters.out }}/{{{name}}}.csv", contains: {{{expected}}} }
        """);
}
