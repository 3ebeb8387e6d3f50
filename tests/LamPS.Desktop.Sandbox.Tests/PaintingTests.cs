using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Painting;
using Xunit;

namespace LamPS.Desktop.Sandbox.Tests;

public sealed class PaintingTests
{
    [Fact]
    public void Fonts_have_the_letters_of_europe()
    {
        foreach (var c in "AZaz09äöüßéèçñøåłżőčř€–“”…")
        {
            Assert.True(Font.Sans[c].Offset >= 0 && Font.Sans[c].Advance > 0, $"'{c}' is missing");
            Assert.True(Font.Bold[c].Offset >= 0 && Font.Mono[c].Offset >= 0, $"'{c}' is missing");
        }

        Assert.Equal(Font.Mono.Measure("iiii"), Font.Mono.Measure("MMMM"));
        Assert.True(Font.Sans.Measure("iiii") < Font.Sans.Measure("MMMM"));
    }

    [Fact]
    public void What_the_font_does_not_have_is_a_box_and_half_a_pair_takes_no_room()
    {
        Assert.Equal(Glyph.Box, Font.Sans['漢'].Offset);
        Assert.Equal(Font.Sans.Measure("漢"), Font.Sans.Measure("😀"));
        Assert.Equal(Font.Sans.Measure("e"), Font.Sans.Measure("e\u0301"));
    }

    [Fact]
    public void Nothing_is_painted_outside_of_the_clip()
    {
        var canvas = new Canvas(60, 40);
        canvas.Push(new Bounds(20, 10, 10, 10));
        canvas.Shadow(new Bounds(5, 5, 5, 5), 30, 200);
        canvas.Fill(new Bounds(-50, -50, 500, 500), 0xFFFFFF);
        canvas.Text(Font.Sans, 0, 0, "wide text that is cut", 0xFFFFFF);
        canvas.Circle(0, 0, 30, 0xFFFFFF);
        canvas.Lines(0xFFFFFF, 3, (-10, -10), (90, 90));
        canvas.Pop();

        for (var y = 0; y < 40; y++)
        {
            for (var x = 0; x < 60; x++)
            {
                var inside = x is >= 20 and < 30 && y is >= 10 and < 20;
                Assert.True(inside || canvas.Rgb[((y * 60) + x) * 3] == 0, $"{x},{y} was painted");
            }
        }

        Assert.Equal(255, canvas.Rgb[((15 * 60) + 21) * 3]);
    }

    [Fact]
    public void Long_text_is_cut_with_an_ellipsis()
    {
        var canvas = new Canvas(80, 20);
        canvas.Label(Font.Sans, new Bounds(0, 0, 60, 20), "a text that is too long", 0xFFFFFF);

        Assert.True(Lit(canvas, 0, 60) > 0);
        Assert.Equal(0, Lit(canvas, 60, 80));
    }

    [Fact]
    public void The_picture_of_an_application_is_that_part_of_the_screen()
    {
        var desk = Session.Start("service-desk");
        var whole = Session.Now(desk.Desktop.ScreenshotAsync(null, default))!;
        var part = Session.Now(desk.Desktop.ScreenshotAsync(desk.Application, default))!;

        Assert.Equal(desk.Find(Role.Window, "Service Desk").Bounds, part.Area);
        for (var y = 0; y < part.Area.Height; y += 7)
        {
            var row = part.Rgb.AsSpan(y * part.Area.Width * 3, part.Area.Width * 3);
            Assert.True(row.SequenceEqual(whole.Rgb.AsSpan((((part.Area.Y + y) * whole.Area.Width) + part.Area.X) * 3, row.Length)));
        }
    }

    [Theory]
    [InlineData("text-editor")]
    [InlineData("service-desk")]
    [InlineData("settings")]
    public void Everything_that_opens_can_be_painted_and_fits_the_screen(string name)
    {
        foreach (var entry in SandboxMaps.For(name)!.Menus.Where(m => m.Opens.Length > 0))
        {
            var session = Session.Start(name);
            var before = Session.Now(session.Desktop.ScreenshotAsync(null, default))!.Rgb;
            session.Menu(entry.Path);

            Assert.False(before.AsSpan().SequenceEqual(Session.Now(session.Desktop.ScreenshotAsync(null, default))!.Rgb), $"{entry.Path} doesn't show");
            Assert.All(session.See().Elements, e => Assert.True(
                e.Bounds.X >= 0 && e.Bounds.Y >= 0 && e.Bounds.X + e.Bounds.Width <= 1280 && e.Bounds.Y + e.Bounds.Height <= 800, $"{e} is at {e.Bounds}"));
        }
    }

    [Theory]
    [InlineData("text-editor")]
    [InlineData("service-desk")]
    [InlineData("settings")]
    public void Elements_that_show_have_a_place_within_their_window_and_siblings_do_not_overlap(string name)
    {
        var session = Session.Start(name);
        var snapshot = session.See();
        for (var i = 1; i < snapshot.Count; i++)
        {
            var (element, parent, _) = snapshot.Nodes[i];
            Assert.True(element.Name.Length == 0 || !element.Bounds.IsEmpty, $"{element} has no place");
            var siblings = snapshot.ChildrenOf(parent).Where(s => s.Id != element.Id && s.Role is not (Role.Group or Role.Row) && element.Role is not (Role.Group or Role.Row));
            Assert.DoesNotContain(siblings, s => !Canvas.Intersect(s.Bounds, element.Bounds).IsEmpty);
        }
    }

    private static int Lit(Canvas canvas, int from, int to)
    {
        var lit = 0;
        for (var y = 0; y < canvas.Height; y++)
        {
            for (var x = from; x < to; x++)
            {
                lit += canvas.Rgb[((y * canvas.Width) + x) * 3] > 0 ? 1 : 0;
            }
        }

        return lit;
    }
}
