using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Live.Acting;
using LamPS.Desktop.Windows.Native;
using Xunit;

namespace LamPS.Desktop.Windows.Tests.Native;

public sealed class NativeTests
{
    private const string Aumid = "Microsoft.WindowsCalculator_8wekyb3d8bbwe!App";

    [Theory]
    [InlineData("Enter", "0D")]
    [InlineData("Ctrl+S", "11 53 -53 -11")]
    [InlineData("ctrl+SHIFT+End", "11 10 23x -23x -10 -11")]
    [InlineData("F12", "7B")]
    [InlineData("Win+r", "5Bx 52 -52 -5Bx")]
    [InlineData("5", "35")]
    [InlineData("Ctrl+Plus", "11 10 BB -BB -10 -11")]
    [InlineData("Shift+Plus", "10 BB -BB -10")]
    public void Keys_are_pressed_in_order_and_let_go_backwards(string text, string expected)
    {
        var chords = VirtualKeys.Chords(text, c => c == '+' ? 0x1BB : -1, out _);

        Assert.NotNull(chords);
        var written = string.Join(' ', Assert.Single(chords).Select(e => $"{(e.IsUp ? "-" : "")}{e.Code:X2}{(e.IsExtended ? "x" : "")}"));
        Assert.Equal(expected.Contains(' ') ? expected : $"{expected} -{expected}", written);
    }

    [Theory]
    [InlineData("Ctrl+NoSuchKey", "Ctrl+NoSuchKey")]
    [InlineData("Enter x+y", "x+y")]
    [InlineData("Ctrl+§", "Ctrl+§")]
    [InlineData("F25", "F25")]
    [InlineData("", "")]
    public void What_names_no_key_is_named(string text, string wrong)
    {
        Assert.Null(VirtualKeys.Chords(text, _ => -1, out var found));
        Assert.Equal(wrong, found);
    }

    [Fact]
    public void Text_is_typed_unit_by_unit_and_line_breaks_are_keys()
    {
        var events = VirtualKeys.Text("ż\r\n😀\t");

        Assert.Equal([(InputKind.Character, 'ż'), (InputKind.Key, 0x0D), (InputKind.Character, 0xD83D), (InputKind.Character, 0xDE00), (InputKind.Key, 0x09)],
            events.Where(e => !e.IsUp).Select(e => (e.Kind, e.Code)));
        Assert.Equal(events.Count / 2, events.Count(e => e.IsUp));
    }

    [Theory]
    [InlineData(0, 1920)]
    [InlineData(-1920, 5760)]
    [InlineData(-2560, 6400)]
    [InlineData(-37, 1366)]
    public void A_pixel_is_hit_exactly_whatever_the_screens_are(int left, int width)
    {
        var screens = new Bounds(left, left, width, width);
        for (var x = left; x < left + width; x++)
        {
            var mouse = InputTranslation.Translate(PointerMoves.MoveTo(x, x), screens, swapped: false, _ => 0).Data.Mouse;

            // As Windows turns it back.
            Assert.Equal(x, left + (int)((long)mouse.X * width / 65536));
            Assert.Equal(mouse.X, mouse.Y);
            Assert.Equal(0x8000u | 0x4000u | 1u, mouse.Flags);
        }
    }

    [Theory]
    [InlineData(1, false, false, 0x2)]
    [InlineData(1, true, false, 0x4)]
    [InlineData(1, false, true, 0x8)]
    [InlineData(3, true, true, 0x4)]
    [InlineData(3, true, false, 0x10)]
    [InlineData(2, false, true, 0x20)]
    [InlineData(2, true, false, 0x40)]
    public void A_click_is_what_the_user_means_by_it_when_the_buttons_are_swapped(int button, bool up, bool swapped, uint flags) =>
        Assert.Equal(flags, InputTranslation.Translate(new InputEvent(InputKind.Button, button, up), default, swapped, _ => 0).Data.Mouse.Flags);

    [Fact]
    public void Keys_have_their_scan_code_and_characters_none_but_themselves()
    {
        var key = InputTranslation.Translate(new InputEvent(InputKind.Key, 0x25, IsUp: true, IsExtended: true), default, false, k => (ushort)(k + 1)).Data.Keyboard;
        var character = InputTranslation.Translate(new InputEvent(InputKind.Character, 'ż'), default, false, _ => 99).Data.Keyboard;

        Assert.Equal((0x25, 0x26, 3), ((int)key.Key, (int)key.Scan, (int)key.Flags));
        Assert.Equal((0, 'ż', 4), ((int)character.Key, (int)character.Scan, (int)character.Flags));
    }

    [Fact]
    public unsafe void Input_has_the_size_that_windows_checks() => Assert.Equal(8 + 32, sizeof(User32.Input));

    [Theory]
    [InlineData(0x2000, 0x2000, true)]
    [InlineData(0x2000, 0x1000, true)]
    [InlineData(0x2000, 0x3000, false)]
    [InlineData(0x2000, 0, false)]
    [InlineData(0x3000, 0, true)]
    public void Input_reaches_what_has_no_more_rights(int own, int other, bool reaches) => Assert.Equal(reaches, InputTranslation.Reaches(own, other));

    [Theory]
    [InlineData(Aumid, "Package", Aumid)]
    [InlineData(@"shell:AppsFolder\" + Aumid, "Package", Aumid)]
    [InlineData(@"shell:appsfolder\Chrome", "Package", "Chrome")]
    [InlineData("ms-settings:display", "Shell", "ms-settings:display")]
    [InlineData("https://example.org", "Shell", "https://example.org")]
    [InlineData("notepad", "Program", "notepad.exe")]
    [InlineData("\"notepad\"", "Program", "notepad.exe")]
    [InlineData("letter.docx", "Shell", "letter.docx")]
    [InlineData("winword", "Shell", "winword")]
    [InlineData(@"C:\gone\app.exe", null, null)]
    [InlineData("", null, null)]
    [InlineData(@"shell:AppsFolder\", null, null)]
    [InlineData("what?!", null, null)]
    public void What_is_started_is_told_by_how_it_is_written(string command, string? kind, string? name)
    {
        var target = LaunchTarget.Parse(command, n => n == "notepad" ? "notepad.exe" : null, p => p == "letter.docx");

        Assert.Equal((kind, name), (target?.Kind.ToString(), target?.Name));
    }

    [Fact]
    public void A_picture_has_red_first() => Assert.Equal([3, 2, 1, 6, 5, 4], Screenshot.OfBgr([1, 2, 3, 255, 4, 5, 6, 255], new Bounds(0, 0, 2, 1)).Rgb);
}
