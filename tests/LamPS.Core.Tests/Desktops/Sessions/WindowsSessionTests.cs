using LamPS.Contracts.Health;
using LamPS.Core.Desktops.Sessions;
using Xunit;

namespace LamPS.Core.Tests.Desktops.Sessions;

public sealed class WindowsSessionTests
{
    private static readonly WindowsSessionFacts Fine = new() { SessionId = 2, IsLocked = false, IsBlank = false };

    public static TheoryData<string, string, string, string> Bad => new()
    {
        { "session 0", "session", "has no desktop", "lamps serve --at-logon --now" },
        { "station", "session", "neither screen nor input", "lamps schedule" },
        { "disconnected", "connection", "disconnected", "tscon 2 /dest:console" },
        { "connecting", "connection", "nobody is connected", "query session" },
        { "minimised", "connection", "minimised", "RemoteDesktop_SuppressWhenMinimized" },
        { "locked", "lock", "locked", "Unlock" },
        { "consent", "lock", "consent", "Answer the question" },
        { "closed", "lock", "consent", "Answer the question" },
        { "saver", "lock", "screen saver", "screen saver" },
        { "no display", "display", "no display", "monitor" },
        { "stronger", "integrity", "taskmgr, regedit run with more rights", "--highest" },
    };

    [Fact]
    public void A_session_that_is_as_it_should_be_needs_nothing()
    {
        foreach (var facts in (WindowsSessionFacts[])[Fine, Fine with { IsRemote = true }, Fine with { IsLocked = null, IsBlank = null }, Fine with { Displays = 3 }, Fine with { IsBlank = true }])
        {
            var checks = WindowsSessionCheck.Of(facts);
            Assert.All(checks, c => Assert.True(c.Ok, c.Detail));
            Assert.All(checks, c => Assert.Equal("", c.Remedy));
            Assert.Equal(["session", "connection", "lock", "display", "integrity"], checks.Select(c => c.Name));
        }
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_is_wrong_is_named_with_what_to_do_and_nothing_else_is(string what, string name, string detail, string remedy)
    {
        var checks = WindowsSessionCheck.Of(FactsOf(what));
        var wrong = Assert.Single(checks, c => !c.Ok);
        Assert.Equal(name, wrong.Name);
        Assert.Contains(detail, wrong.Detail, StringComparison.Ordinal);
        Assert.Contains(remedy, wrong.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_is_no_desktop_nothing_is_said_of_it() =>
        Assert.Single(WindowsSessionCheck.Of(Fine with { SessionId = 0, IsLocked = true, Displays = 0, InputDesktop = null, Connection = SessionConnection.Disconnected }));

    [Fact]
    public void Windows_of_stronger_programs_are_no_reason_to_say_that_the_desktop_is_not_ready() =>
        Assert.Equal("rights", Assert.Single<HealthCheck>(WindowsSessionCheck.Of(FactsOf("stronger")), c => !c.Ok).Area);

    private static WindowsSessionFacts FactsOf(string what) => what switch
    {
        "session 0" => Fine with { SessionId = 0 },
        "station" => Fine with { WindowStation = "Service-0x0-3e7$" },
        "disconnected" => Fine with { Connection = SessionConnection.Disconnected, IsRemote = true, IsBlank = true },
        "connecting" => Fine with { Connection = SessionConnection.Other },
        "minimised" => Fine with { IsRemote = true, IsBlank = true },
        "locked" => Fine with { IsLocked = true, InputDesktop = null },
        "consent" => Fine with { InputDesktop = "Winlogon" },
        "closed" => Fine with { InputDesktop = null },
        "saver" => Fine with { InputDesktop = "Screen-saver" },
        "no display" => Fine with { Displays = 0 },
        _ => Fine with { StrongerPrograms = ["taskmgr", "regedit"] },
    };
}
