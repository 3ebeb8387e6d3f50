using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LamPS.Core;
using LamPS.Desktop.AtSpi.X11;
using Xunit;

namespace LamPS.Desktop.AtSpi.Tests.X11;

public sealed class X11Tests
{
    [Theory]
    [InlineData(":0", "", 0)]
    [InlineData(":99.0", "", 99)]
    [InlineData("unix:3", "", 3)]
    [InlineData("localhost:10.0", "localhost", 10)]
    public void Display_names_are_read(string text, string host, int number) =>
        Assert.Equal(new XDisplayName(host, number), XDisplayName.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData(":")]
    [InlineData(":x")]
    [InlineData(":-1")]
    [InlineData(":99999")]
    public void Display_names_that_are_none_are_errors_with_a_remedy(string? text)
    {
        var error = Assert.Throws<LamException>(() => XDisplayName.Parse(text));

        Assert.Equal(nameof(X11Errors.DisplayInvalid), error.Id);
        Assert.NotEmpty(error.Remedy);
    }

    [Fact]
    public void A_display_that_is_not_there_is_an_error() =>
        Assert.Equal(nameof(X11Errors.DisplayUnreachable), Assert.Throws<LamException>(() => XConnection.Connect(":31999", "/no/such/file")).Id);

    [Fact]
    public void A_cookie_is_found_for_every_display_of_a_session()
    {
        byte[] cookie = [1, 2, 3, 4];

        Assert.Equal(cookie, XAuthority.Find(XAuthority.Create(cookie), 7));
        Assert.Empty(XAuthority.Find([], 7));
    }

    [Fact]
    public void The_cookie_of_the_right_display_is_taken()
    {
        byte[] other = [0, 0, 0, 1, (byte)'h', 0, 1, (byte)'3', .. Method(), 0, 1, 9];
        byte[] ours = [0, 0, 0, 1, (byte)'h', 0, 1, (byte)'4', .. Method(), 0, 2, 5, 6];

        Assert.Equal([5, 6], XAuthority.Find([.. other, .. ours], 4));
        Assert.Empty(XAuthority.Find(other, 4));

        static byte[] Method() => [0, (byte)XAuthority.CookieMethod.Length, .. Encoding.ASCII.GetBytes(XAuthority.CookieMethod)];
    }

    [Fact]
    public void Random_authority_files_and_greetings_never_crash() =>
        Prop.ForAll(Gen.Choose(0, 255).Select(n => (byte)n).ArrayOf().ToArbitrary(), bytes =>
        {
            XAuthority.Find(bytes, 0);
            try
            {
                XScreen.Read(bytes);
            }
            catch (FormatException)
            {
                // The documented answer.
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Theory]
    [InlineData("Enter", 0xFF0Du)]
    [InlineData("enter", 0xFF0Du)]
    [InlineData("F5", 0xFFC2u)]
    [InlineData("f24", 0xFFD5u)]
    [InlineData("a", 'a')]
    [InlineData("ż", 0x0100017Cu)]
    [InlineData("😀", 0x0101F600u)]
    [InlineData("Plus", '+')]
    public void Keys_are_found_by_name(string name, uint keysym)
    {
        Assert.True(Keysyms.TryParse(name, out var found));
        Assert.Equal(keysym, found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("NoSuchKey")]
    [InlineData("F25")]
    [InlineData("F0")]
    public void Keys_that_are_none_are_refused(string name) => Assert.False(Keysyms.TryParse(name, out _) && name.Length > 0);

    [Fact]
    public void Control_characters_have_no_key() =>
        Assert.All(
            [.. Enumerable.Range(0, 0xA0).Where(value => value is < 0x20 or >= 0x7F).Except(['\n', '\r', '\t', '\b'])],
            (int value) => Assert.Equal(Keysyms.None, Keysyms.Of(new Rune(value))));

    [Fact]
    public void Keys_and_characters_belong_together() =>
        Prop.ForAll(Gen.Choose(0x20, 0x10FFFF).Where(Rune.IsValid).ToArbitrary(), value =>
        {
            var keysym = Keysyms.Of(new Rune(value));
            Assert.True(keysym == Keysyms.None ? value is >= 0x7F and < 0xA0 : Keysyms.CharacterOf(keysym) == value, $"U+{value:X}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData(32, 0xFF0000u, 0x00FF00u, 0x0000FFu, new byte[] { 0x33, 0x22, 0x11, 0 }, new byte[] { 0x11, 0x22, 0x33 })]
    [InlineData(32, 0x0000FFu, 0x00FF00u, 0xFF0000u, new byte[] { 0x11, 0x22, 0x33, 0 }, new byte[] { 0x11, 0x22, 0x33 })]
    [InlineData(16, 0xF800u, 0x07E0u, 0x001Fu, new byte[] { 0xE0, 0xFF, 0, 0 }, new byte[] { 255, 255, 0 })]
    public void Pixels_become_red_green_and_blue(int bits, uint red, uint green, uint blue, byte[] image, byte[] rgb)
    {
        var screen = new XScreen
        {
            Root = 1, Width = 1, Height = 1, Depth = 24, BitsPerPixel = bits, ScanlinePad = 32, ImagesBigEndian = false,
            RedMask = red, GreenMask = green, BlueMask = blue, MinKeycode = 8, MaxKeycode = 255,
        };

        Assert.Equal(rgb, XScreenshot.ToRgb(image, 1, 1, screen));
    }
}
