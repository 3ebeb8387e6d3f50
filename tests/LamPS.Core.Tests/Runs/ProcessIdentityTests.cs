using System.Diagnostics;
using LamPS.Core.Runs;
using Xunit;

namespace LamPS.Core.Tests.Runs;

public sealed class ProcessIdentityTests
{
    [Fact]
    public void A_process_keeps_its_identity()
    {
        var identity = ProcessIdentity.Of(Environment.ProcessId);
        Assert.NotNull(identity);
        Assert.Equal(identity, ProcessIdentity.Of(Environment.ProcessId));
    }

    [Fact]
    public void Processes_that_started_at_other_times_have_other_identities()
    {
        var all = Process.GetProcesses().Select(p => ProcessIdentity.Of(p.Id)).OfType<string>().ToList();
        Assert.True(all.Distinct().Count() > 1, string.Join(", ", all));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue - 3)]
    public void What_is_no_process_has_none(int processId) => Assert.Null(ProcessIdentity.Of(processId));
}
