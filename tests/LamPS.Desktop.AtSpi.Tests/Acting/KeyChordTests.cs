using LamPS.Desktop.AtSpi.Acting;
using LamPS.Desktop.AtSpi.X11;
using Xunit;

namespace LamPS.Desktop.AtSpi.Tests.Acting;

public sealed class KeyChordTests
{
    [Fact]
    public void Chords_are_read()
    {
        Assert.True(KeyChord.TryParse("Ctrl+Shift+S Enter, Alt+F4 Ctrl++", out var chords, out _));

        Assert.Equal(4, chords.Count);
        Assert.Equal([Keysyms.ControlLeft, Keysyms.ShiftLeft], chords[0].Held);
        Assert.Equal('s', chords[0].Key);
        Assert.Equal((0, Keysyms.Return), (chords[1].Held.Count, chords[1].Key));
        Assert.Equal([Keysyms.AltLeft], chords[2].Held);
        Assert.Equal('+', chords[3].Key);
    }

    [Theory]
    [InlineData("Ctrl+NoSuchKey", "Ctrl+NoSuchKey")]
    [InlineData("Enter Bogus", "Bogus")]
    [InlineData("x+y", "x+y")]
    [InlineData("", "")]
    public void What_names_no_key_is_named(string text, string wrong)
    {
        Assert.False(KeyChord.TryParse(text, out _, out var found));
        Assert.Equal(wrong, found);
    }

    [Theory]
    [InlineData("o;<Alt>f:o;<Primary><Shift>s", "Ctrl+Shift+S")]
    [InlineData("n;<Alt>f:n;<Shift><Control>N", "Ctrl+Shift+N")]
    [InlineData("x;;F11", "F11")]
    [InlineData("t;;R", "")]
    [InlineData("", "")]
    [InlineData(";;", "")]
    public void Shortcuts_are_written_as_people_do(string binding, string shortcut) => Assert.Equal(shortcut, KeyChord.FromBinding(binding));
}
