using LamPS.Core.Desktops.Sessions;
using Xunit;

namespace LamPS.Core.Tests.Desktops.Sessions;

public sealed class LinuxSessionTests
{
    private static readonly LinuxSessionFacts Fine = new() { Display = ":0", Logind = new LogindSession("3", IsActive: true, IsLocked: false) };

    [Fact]
    public void A_session_that_is_as_it_should_be_needs_nothing() =>
        Assert.All([.. LinuxSessionCheck.Of(Fine), .. LinuxSessionCheck.Of(Fine with { Logind = null })], c => Assert.True(c is { Ok: true, Remedy: "" }));

    [Fact]
    public void Without_a_display_that_is_all_there_is_to_say()
    {
        var check = Assert.Single(LinuxSessionCheck.Of(Fine with { Display = "" }));
        Assert.False(check.Ok);
        Assert.Contains("--headless", check.Remedy, StringComparison.Ordinal);
        Assert.Contains("lamps serve --at-logon --now", check.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, true, "locked", "loginctl unlock-session 3")]
    [InlineData(false, false, "background", "loginctl activate 3")]
    public void A_session_that_is_locked_or_in_the_background_is_named(bool isActive, bool isLocked, string detail, string remedy)
    {
        var wrong = Assert.Single(LinuxSessionCheck.Of(Fine with { Logind = new LogindSession("3", isActive, isLocked) }), c => !c.Ok);
        Assert.Contains(detail, wrong.Detail, StringComparison.Ordinal);
        Assert.Contains(remedy, wrong.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Root_in_the_session_of_another_is_named() =>
        Assert.Equal(("rights", "user"), Assert.Single(LinuxSessionCheck.Of(Fine with { IsRootForAnother = true }), c => !c.Ok) is var c ? (c.Area, c.Name) : default);

    [Theory]
    [InlineData("Id=3\nActive=yes\nLockedHint=no\n", true, false)]
    [InlineData("LockedHint=yes\nActive=no\nId=3", false, true)]
    [InlineData("Id=3\r\nActive=yes\r\n", true, false)]
    public void What_logind_says_is_read(string text, bool isActive, bool isLocked) => Assert.Equal(new LogindSession("3", isActive, isLocked), LogindSession.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("Active=yes")]
    [InlineData("Id=\nActive=yes")]
    public void What_is_no_session_is_none(string text) => Assert.Null(LogindSession.Read(text));
}
