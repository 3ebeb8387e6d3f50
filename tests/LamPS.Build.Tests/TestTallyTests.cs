using LamPS.Build;
using Xunit;

namespace LamPS.Build.Tests;

public sealed class TestTallyTests
{
    private const string Good = """{"$type":"test-passed","TestUniqueID":"a"}""";
    private const string Bad =
        """{"$type":"test-failed","TestUniqueID":"b","ExceptionTypes":["Xunit.Sdk.EqualException"],"Messages":["Values differ"],"StackTraces":["   at Xunit.Assert.Equal() in /_/src/x.cs:line 1\n   at My.Tests.Adds() in /src/My.cs:line 5"]}""";
    private static readonly CommandResult Fine = new(0, TimedOut: false);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(12);

    private readonly List<TestFailure> _failures = [];

    [Fact]
    public void Counts_what_the_tests_reported()
    {
        var tally = Read(Starting("b", "My.Tests.Adds"), Good, Good, Bad, """{"$type":"test-skipped","TestUniqueID":"c","Reason":"no pwsh"}""", Finished(4));

        tally.End(new CommandResult(1, TimedOut: false), Limit);

        Assert.Equal((2, 1, 1), (tally.Passed, tally.Failed, tally.Skipped));
        Assert.Equal(1, tally.SkipReasons["no pwsh"]);
        Assert.Equal(new TestFailure("My.Tests.Adds", "Values differ\n   at My.Tests.Adds() in /src/My.cs:line 5"), Assert.Single(_failures));
    }

    [Fact]
    public void A_run_without_failures_has_none()
    {
        var tally = Read(Good, Finished(1));

        tally.End(Fine, Limit);

        Assert.Equal((1, 0, 0), (tally.Passed, tally.Failed, tally.Skipped));
        Assert.Empty(_failures);
    }

    [Fact]
    public void A_program_that_died_failed_and_shows_its_last_words()
    {
        var tally = Read(Starting("a", "My.Tests.Crashes"), "Segmentation fault");

        tally.End(new CommandResult(139, TimedOut: false), Limit);

        var failure = Assert.Single(_failures);
        Assert.Contains("exit code 139", failure.Message);
        Assert.Contains("My.Tests.Crashes", failure.Message);
        Assert.Contains("Segmentation fault", failure.Message);
        Assert.Equal(1, tally.Failed);
    }

    [Fact]
    public void A_program_that_hung_failed_and_names_the_test_in_progress()
    {
        var tally = Read(Good, Starting("b", "My.Tests.Waits"));

        tally.End(new CommandResult(137, TimedOut: true), Limit);

        Assert.Contains("did not end within 12 min and was stopped; in progress: My.Tests.Waits", Assert.Single(_failures).Message);
        Assert.Equal((1, 1), (tally.Passed, tally.Failed));
    }

    [Fact]
    public void A_program_without_tests_failed()
    {
        var tally = Read(Finished(0));

        tally.End(Fine, Limit);

        Assert.Equal("has no tests", Assert.Single(_failures).Message);
    }

    [Fact]
    public void A_failing_exit_code_without_a_failed_test_is_a_failure()
    {
        var tally = Read(Good, Finished(1));

        tally.End(new CommandResult(3, TimedOut: false), Limit);

        Assert.Equal(1, tally.Failed);
    }

    [Fact]
    public void Tests_that_were_run_but_not_reported_are_a_failure()
    {
        var tally = Read(Good, Finished(2));

        tally.End(Fine, Limit);

        Assert.Equal("ran 2 tests and reported 1", Assert.Single(_failures).Message);
    }

    [Fact]
    public void A_failing_cleanup_is_a_failure()
    {
        var tally = Read(Good, """{"$type":"test-class-cleanup-failure","ExceptionTypes":["System.IO.IOException"],"Messages":["busy"],"StackTraces":[""]}""", Finished(1));

        tally.End(new CommandResult(1, TimedOut: false), Limit);

        Assert.Equal("System.IO.IOException: busy", Assert.Single(_failures).Message);
    }

    [Fact]
    public void Tests_that_may_not_run_here_count_as_skipped_and_not_as_passed()
    {
        var tally = new TestTally("My.Tests", _failures.Add);
        tally.Skip(7, "missing xvfb");
        tally.Read(Finished(0));

        tally.End(Fine, Limit, mayBeEmpty: true);

        Assert.Equal((0, 0, 7), (tally.Passed, tally.Failed, tally.Skipped));
        Assert.Equal(7, tally.SkipReasons["missing xvfb"]);
    }

    private static string Starting(string id, string name) => $$"""{"$type":"test-starting","TestUniqueID":"{{id}}","TestDisplayName":"{{name}}"}""";

    private static string Finished(int total) => $$"""{"$type":"test-assembly-finished","TestsTotal":{{total}},"TestsNotRun":0}""";

    private TestTally Read(params string[] lines)
    {
        var tally = new TestTally("My.Tests", _failures.Add);
        foreach (var line in lines)
            tally.Read(line);
        return tally;
    }
}
