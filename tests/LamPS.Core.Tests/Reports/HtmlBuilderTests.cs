using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using LamPS.Core.Reports;
using LamPS.Core.Runs;
using Xunit;

namespace LamPS.Core.Tests.Reports;

public sealed class HtmlBuilderTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"' onload='x' \">")]
    [InlineData("a & b &lt; c")]
    [InlineData("--> ]]> </style>")]
    [InlineData("in\u202Exe.fdp")]
    public void Text_comes_out_as_it_went_in(string text)
    {
        var body = Parse(html =>
        {
            html.Element("p", text, ("title", text));
            html.Element("q", "after");
        });

        Assert.Equal(["P", "Q"], body.Children.Select(e => e.TagName));
        Assert.Equal(VisibleText.Of(text), body.QuerySelector("p")!.TextContent);
        Assert.Equal(VisibleText.Of(text), body.QuerySelector("p")!.GetAttribute("title"));
        Assert.All(body.QuerySelectorAll("p *"), e => Assert.Equal(("SPAN", "esc"), (e.TagName, e.ClassName)));
    }

    [Fact]
    public void Any_text_comes_out_as_it_went_in() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
    {
        var body = Parse(html => html.Element("p", text.Get));
        // What a parser does to line ends is no matter of encoding.
        return body.TextContent == VisibleText.Of(text.Get, lines: true) && body.Children.Length == 1;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Long_text_of_others_is_cut_between_characters()
    {
        var body = Parse(html => html.Foreign(new string('a', 9) + "\uD83D\uDE00" + "bb", 10));
        Assert.Equal("aaaaaaaaa", body.QuerySelector("bdi")!.TextContent);
        Assert.Equal(" … 3 more characters", body.QuerySelector(".more")!.TextContent);
    }

    [Fact]
    public void Attributes_without_a_value_are_left_out()
    {
        var body = Parse(html => html.Element("p", "", ("id", null), ("hidden", ""), ("data-x", 1.5), ("data-y", double.NaN)));
        Assert.Equal(["hidden", "data-x", "data-y"], body.Children[0].Attributes.Select(a => a.Name));
        Assert.Equal("1.5", body.Children[0].GetAttribute("data-x"));
        Assert.Equal("0", body.Children[0].GetAttribute("data-y"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3 * 8192)]
    [InlineData((3 * 8192 * 2) + 1)]
    public void Bytes_come_out_as_they_went_in(int length)
    {
        var bytes = Enumerable.Range(0, length).Select(i => (byte)(i * 31)).ToArray();
        var body = Parse(html => html.Base64("<p title=\"", bytes, "\">"));
        Assert.Equal(bytes, Convert.FromBase64String(body.Children[0].GetAttribute("title")!));
    }

    private static AngleSharp.Dom.IElement Parse(Action<HtmlBuilder> write)
    {
        var output = new StringWriter();
        write(new HtmlBuilder(output));
        return new HtmlParser().ParseDocument($"<!doctype html><body>{output.ToString().TrimEnd('\n')}").Body!;
    }
}
