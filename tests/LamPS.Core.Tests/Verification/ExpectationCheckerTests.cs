using System.Security.Cryptography;
using LamPS.Core.Elements;
using LamPS.Core.Selectors;
using LamPS.Core.Tests.Agent;
using LamPS.Core.Verification;
using LamPS.Core.Verification.Documents;
using Xunit;

namespace LamPS.Core.Tests.Verification;

public sealed class ExpectationCheckerTests : IDisposable
{
    private readonly ScriptedRun _run = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string, bool, string> Elements => new()
    {
        { "exists", true, "checkbox 'Notify'" },
        { "absent", false, "is there" },
        { "on", true, "checkbox 'Notify'" },
        { "off", false, "is on" },
        { "disabled", false, "is enabled" },
        { "two", false, "1 elements match" },
        { "value", false, "has the value" },
    };

    [Theory]
    [MemberData(nameof(Elements))]
    public async Task Elements_are_checked_by_what_is_seen(string what, bool holds, string evidence)
    {
        _run.Desktop.Add(Role.CheckBox, "Notify", states: ElementStates.Enabled | ElementStates.Checked);
        var checkBox = new ElementExpectation(Selector.Parse("checkbox[name='Notify']"));

        var found = await Check(what switch
        {
            "absent" => checkBox with { Absent = true },
            "on" => checkBox with { Checked = true },
            "off" => checkBox with { Checked = false },
            "disabled" => checkBox with { Enabled = false },
            "two" => checkBox with { Count = 2 },
            "value" => checkBox with { Value = "on" },
            _ => checkBox,
        });

        Assert.Equal(holds, found.Holds);
        Assert.Contains(evidence, found.Evidence);
    }

    [Fact]
    public async Task An_expectation_that_comes_true_late_is_waited_for()
    {
        var waits = 0;
        _run.Desktop.OnWait = () =>
        {
            if (++waits == 5)
            {
                _run.Desktop.Add(Role.Dialog, "Saved");
            }
        };

        Assert.True((await Check(new WindowExpectation("saved"))).Holds);
    }

    [Fact]
    public async Task One_that_never_does_ends_with_what_is_there_instead()
    {
        var found = await Check(new WindowExpectation("Saved"));

        Assert.False(found.Holds);
        Assert.Equal("windows: 'Main'", found.Evidence);
    }

    [Fact]
    public async Task Files_are_checked_by_content_hash_and_time()
    {
        var path = Path.Combine(_folder, "tickets.csv");
        Assert.False((await Check(new FileExpectation(path))).Holds);
        Assert.True((await Check(new FileExpectation(path) { Exists = false })).Holds);

        await File.WriteAllTextAsync(path, "Zoe Müller,printer");
        var written = new DateTimeOffset(File.GetLastWriteTimeUtc(path));
        var hash = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(path)));

        Assert.True((await Check(new FileExpectation(path) { Contains = "Müller", Sha256 = hash, NewerThan = written.AddSeconds(-1) })).Holds);
        Assert.Contains("isn't in its", (await Check(new FileExpectation(path) { Contains = "Muller" })).Evidence);
        Assert.Contains("its SHA-256 is", (await Check(new FileExpectation(path) { Sha256 = new string('0', 64) })).Evidence);
        Assert.Contains("before", (await Check(new FileExpectation(path) { NewerThan = written.AddSeconds(1) })).Evidence);
        Assert.False((await Check(new FileExpectation(path) { Exists = false })).Holds);
    }

    [Fact]
    public async Task A_document_that_is_not_there_yet_is_evidence_and_no_crash()
    {
        var found = await Check(new DocumentStateExpectation(new DocumentExpectation { Path = Path.Combine(_folder, "letter.odt"), Contains = ["Contoso"] }));

        Assert.False(found.Holds);
        Assert.Contains("letter.odt", found.Evidence);
    }

    [Fact]
    public async Task A_document_that_is_not_saved_is_read_from_the_screen()
    {
        _run.Desktop.Elements[0] = _run.Desktop.Elements[0] with { Role = Role.Document };
        _run.Desktop.Add(Role.Paragraph, "", value: "Dear Contoso,");

        Assert.True((await Check(new DocumentStateExpectation(new DocumentExpectation { Contains = ["Contoso"], NotContains = ["CUSTOMER"] }))).Holds);
        Assert.False((await Check(new DocumentStateExpectation(new DocumentExpectation { Contains = ["CUSTOMER"] }))).Holds);
    }

    [Fact]
    public async Task A_process_that_runs_is_found_and_another_is_not()
    {
        var own = System.Diagnostics.Process.GetCurrentProcess().ProcessName;

        Assert.True((await Check(new ProcessExpectation(own))).Holds);
        Assert.False((await Check(new ProcessExpectation(own, Running: false))).Holds);
        Assert.False((await Check(new ProcessExpectation("no-such-process-here"))).Holds);
    }

    [Fact]
    public async Task What_the_run_saved_is_noted_and_what_was_there_before_is_not()
    {
        var old = Path.Combine(_folder, "old.txt");
        var fresh = Path.Combine(_folder, "fresh.txt");
        await File.WriteAllTextAsync(old, "x");
        await File.WriteAllTextAsync(fresh, "x");
        File.SetLastWriteTimeUtc(old, _run.Context.Run.StartedAt.UtcDateTime.AddMinutes(-1));
        File.SetLastWriteTimeUtc(fresh, _run.Context.Run.StartedAt.UtcDateTime.AddSeconds(1));

        await Check(new FileExpectation(old));
        await Check(new FileExpectation(fresh));

        Assert.Equal([fresh], _run.Context.Saved);
    }

    private ValueTask<Contracts.Runs.ExpectationOutcome> Check(Expectation expectation) => new ExpectationChecker(_run.Context).CheckAsync(expectation, CancellationToken.None);
}
