using LamPS.Core.Desktops.Sessions;
using LamPS.Host.Scheduling;
using LamPS.Host.Sessions;
using Xunit;

namespace LamPS.Host.Tests.Sessions;

/// <summary>How the session is read, with a logind that is played.</summary>
public sealed class LinuxSessionTests
{
    [Fact]
    public async Task Without_a_display_logind_is_not_asked()
    {
        var logind = new FakeLogind();
        Assert.Equal(new LinuxSessionFacts { Display = "" }, await ReadAsync(logind, false));
        Assert.Empty(logind.Calls);
    }

    [Fact]
    public async Task A_shell_knows_its_session()
    {
        var logind = new FakeLogind();
        var facts = await ReadAsync(logind, false, ("DISPLAY", ":0"), ("XDG_SESSION_ID", "7"));
        Assert.Equal(new LinuxSessionFacts { Display = ":0", Logind = new LogindSession("7", true, true) }, facts);
        Assert.Equal("show-session 7 --property=Id,Active,LockedHint", Assert.Single(logind.Calls));
    }

    [Fact]
    public async Task A_service_of_the_user_means_the_session_with_the_screen()
    {
        var facts = await ReadAsync(new FakeLogind(), false, ("WAYLAND_DISPLAY", "wayland-0"), ("DISPLAY", ":0"));
        Assert.Equal(("wayland-0", "3"), (facts.Display, facts.Logind!.Id));
    }

    [Fact]
    public async Task Without_logind_nothing_is_said_of_locks()
    {
        var facts = await ReadAsync(new FakeLogind { ExitCode = 1 }, false, ("DISPLAY", ":0"), ("XDG_SESSION_ID", "7"));
        Assert.Null(facts.Logind);
        Assert.Null((await ReadAsync(new FakeLogind { ExitCode = 127 }, false, ("DISPLAY", ":0"))).Logind);
    }

    [Theory]
    [InlineData(true, "1000", true)]
    [InlineData(true, "0", false)]
    [InlineData(true, "", false)]
    [InlineData(false, "1000", false)]
    public async Task Root_for_another_is_known_by_sudo(bool isRoot, string user, bool expected) =>
        Assert.Equal(expected, (await ReadAsync(new FakeLogind(), isRoot, ("DISPLAY", ":0"), ("SUDO_UID", user))).IsRootForAnother);

    private static Task<LinuxSessionFacts> ReadAsync(FakeLogind logind, bool isRoot, params (string Name, string Value)[] variables) =>
        new LinuxSession(logind, name => variables.FirstOrDefault(v => v.Name == name).Value, isRoot).ReadAsync(CancellationToken.None);

    private sealed class FakeLogind : IProgramRunner
    {
        public List<string> Calls { get; } = [];

        public int ExitCode { get; init; }

        public Task<ProgramResult> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
        {
            Assert.Equal("loginctl", program);
            Calls.Add(string.Join(' ', arguments));
            return Task.FromResult(new ProgramResult(ExitCode, arguments[0] == "show-user" ? "3\n" : $"Id={arguments[1]}\nActive=yes\nLockedHint=yes\n", ""));
        }
    }
}
