using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LamPS.Contracts;
using LamPS.Core.Elements;
using LamPS.Core.Runs;
using LamPS.Core.Tests.Runs;
using Xunit;

namespace LamPS.Core.Tests.Reports;

public sealed class HtmlReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RunStore _store;

    public HtmlReportTests() => _store = new RunStore(_folder.Sub("data"));

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_top_says_how_it_ended_what_was_asked_and_what_was_proven()
    {
        var page = await PageOf(new ReportSamples(_store).Verified());

        Assert.Equal("Verified: Quarterly letter", page.Title);
        Assert.Equal("Quarterly letter", page.QuerySelector("h1")!.Said());
        Assert.Equal("Verified runbook", page.QuerySelector(".summary .outcome")!.Said());
        Assert.Equal("6 actions in 3.2 s, 3 of 3 expectations hold.", page.QuerySelector(".sentence")!.Said());
        Assert.Equal(
            [
                "Holds heading 'Quarterly letter' is bold its runs have the weight bold, in content.xml",
                "Holds the document has a table with 3 rows and 4 columns Table1: 3 rows, 4 columns",
                "Holds file out/letter.odt is newer than the run 14,212 bytes, written 2026-11-20 09:00:03",
            ],
            page.QuerySelectorAll(".claims li").Select(e => e.Said()));
        Assert.Contains("/home/zoe/letters/out/letter.odt", page.QuerySelector(".about")!.Said(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[autofocus], .error"));
    }

    [Fact]
    public async Task The_timeline_follows_the_runbook()
    {
        var page = await PageOf(new ReportSamples(_store).Verified());
        var steps = page.QuerySelectorAll("section.step");
        Assert.Equal(["open", "heading", "table", "save"], steps.Select(s => s.Id));
        Assert.Equal("Insert a table with 3 rows and 4 columns", steps[2].QuerySelector("h3")!.Said());
        Assert.Equal(
            ["Choose Table > Insert Table runbook Verified", "Set Columns to 4 runbook Verified", "Set Rows to 3 runbook Verified", "Press Insert runbook Verified"],
            steps[2].QuerySelectorAll(".plan li").Select(e => e.Said()));
        Assert.Equal(["lam:action-3", "lam:action-4", "lam:action-5", "lam:action-6"], steps[2].QuerySelectorAll("li.action").Select(e => e.Id));
        Assert.Single(steps[2].QuerySelectorAll("li.expectation"));
    }

    [Fact]
    public async Task An_action_shows_what_was_decided_gated_done_and_changed()
    {
        var page = await PageOf(new ReportSamples(_store).Verified());
        var action = page.GetElementById("lam:action-2")!;

        Assert.Equal("Switch on Bold", action.QuerySelector("h4")!.Said());
        Assert.Equal("toggle togglebutton 'Bold' yes", action.QuerySelector(".call")!.Said());
        Assert.Equal("Verified 113 ms", action.QuerySelector(".ending")!.Said());
        Assert.Equal("'Bold' is checked now", action.QuerySelector(".result")!.Said());
        var facts = action.QuerySelectorAll("dl.facts > dt").ToDictionary(t => t.Said(), t => t.NextElementSibling!);
        Assert.Equal(["Decision", "Policy", "Arguments", "Selector", "Changes", "Time"], facts.Keys);
        Assert.StartsWith("89 % sure 'Bold' is named in the plan step", facts["Decision"].Said(), StringComparison.Ordinal);
        Assert.Equal(["next best toggle togglebutton 'Bold 2' 0.41", "next best click menuitem 'Bold' 0.18"], facts["Decision"].QuerySelectorAll("li").Select(e => e.Said()));
        Assert.Equal("allows a change: default: changes are allowed", facts["Policy"].Said());
        Assert.Equal(["~ changed", "togglebutton 'Bold'", "checked", "no", "yes"], facts["Changes"].QuerySelectorAll("tbody td").Select(e => e.Said()));
        Assert.Equal("capture 27 ms, filter 1 ms, decide 8 ms, act 31 ms, verify 40 ms, waiting 6 ms", facts["Time"].Said());
    }

    [Fact]
    public async Task The_touched_element_is_framed_where_it_was()
    {
        var page = await PageOf(new ReportSamples(_store).Verified());
        var action = page.GetElementById("lam:action-4")!;
        var figures = action.QuerySelectorAll("figure");
        Assert.Equal(["Before framed: what it acted on", "After dashed: the same place"], figures.Select(f => f.QuerySelector("figcaption")!.Said()));

        // With a margin of 3.
        var frame = figures[0].QuerySelector("button rect.frame")!;
        var field = ScreenSketch.Field(1);
        Assert.Equal(
            [field.X - 3, field.Y - 3, field.Width + 6, field.Height + 6],
            new[] { "x", "y", "width", "height" }.Select(a => int.Parse(frame.GetAttribute(a)!, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal($"0 0 {ScreenSketch.Width} {ScreenSketch.Height}", frame.Closest("svg")!.GetAttribute("viewBox"));

        // The dialog with the button is gone afterwards.
        var press = page.GetElementById("lam:action-6")!;
        Assert.Equal(["Before framed: what it acted on", "After"], press.QuerySelectorAll("figcaption").Select(f => f.Said()));
        Assert.Empty(press.QuerySelectorAll("rect.frame.after"));

        var same = page.GetElementById("lam:action-1")!.QuerySelectorAll("figure");
        Assert.Equal(["Before and after nothing that shows has changed"], same.Select(f => f.QuerySelector("figcaption")!.Said()));
    }

    [Theory]
    [InlineData(100, 50, 20, 10, 17, 7, 26, 16)]
    [InlineData(80, 40, 20, 10, 0, 0, 23, 13)]
    [InlineData(0, 0, 4000, 4000, 0, 0, 200, 100)]
    [InlineData(5000, 50, 20, 10, 0, 0, 0, 0)]
    [InlineData(0, 0, 0, 0, 0, 0, 0, 0)]
    public async Task A_frame_stays_inside_of_its_picture(int x, int y, int width, int height, int left, int top, int frameWidth, int frameHeight)
    {
        var run = Begin();
        _store.Save(run.Id, "a.png", RunSamples.Picture(9, 200, 100));
        _store.OnEvent(new StepEnded(RunSamples.Start, RunSamples.Done(RunSamples.Begun()) with
        {
            Bounds = new Bounds(x, y, width, height),
            ScreenshotArea = new Bounds(80, 40, 200, 100),
            ScreenshotBefore = "a.png",
            ScreenshotAfter = null,
        }));
        var page = await PageOf(run.Id);
        var expected = frameWidth == 0 ? [] : new[] { $"{left} {top} {frameWidth} {frameHeight}" };
        Assert.Equal(expected, page.QuerySelectorAll("button rect.frame").Select(f => $"{f.GetAttribute("x")} {f.GetAttribute("y")} {f.GetAttribute("width")} {f.GetAttribute("height")}"));
    }

    [Fact]
    public async Task Each_picture_is_in_the_page_once()
    {
        var page = await PageOf(new ReportSamples(_store).Verified());
        var images = page.QuerySelectorAll("symbol image").Select(i => i.GetAttribute("href")!).ToList();
        Assert.Equal(6, images.Count);
        Assert.Equal(6, images.Distinct().Count());
        Assert.All(images, i => Assert.StartsWith("data:image/png;base64,iVBOR", i, StringComparison.Ordinal));
        Assert.True(page.QuerySelectorAll("use[href^='#lam:picture-']").Length > images.Count);
    }

    [Fact]
    public async Task A_failed_run_opens_at_its_failure()
    {
        var page = await PageOf(new ReportSamples(_store).Failed());

        var spot = Assert.Single(page.QuerySelectorAll("[autofocus]"));
        Assert.Equal("lam:action-5", spot.Closest("li.action")!.Id);
        Assert.True(spot.Closest("li.action")!.QuerySelector("details")!.HasAttribute("open"));
        Assert.Contains("The menu item is disabled", page.QuerySelector(".error .message")!.Said(), StringComparison.Ordinal);
        Assert.Equal("Put the cursor into the text, then run it again.", page.QuerySelector(".error .remedy")!.Said());
        Assert.Equal("#lam:failure", page.QuerySelector(".error a")!.GetAttribute("href"));
        Assert.Equal("Of 5 actions: 3 verified, 1 timed out, 1 failed.", page.QuerySelector("#lam\\:proven .note")!.Said().Replace("No expectation was checked. ", "", StringComparison.Ordinal));
        Assert.Contains(page.QuerySelectorAll(".plan > summary"), s => s.Said().StartsWith("New plan", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_long_run_what_went_well_is_closed()
    {
        var page = await PageOf(new ReportSamples(_store).Long(8));
        Assert.Equal(8, page.QuerySelectorAll("li.action > details:not([open])").Length);
    }

    [Fact]
    public async Task A_run_that_died_says_what_is_not_known()
    {
        var run = Begin(RunSamples.Run() with { ProcessId = int.MaxValue - 3 });
        _store.OnEvent(new StepStarted(RunSamples.Start, RunSamples.Begun()));
        var page = await PageOf(run.Id);
        Assert.Contains("Failed", page.QuerySelector(".outcome")!.Said(), StringComparison.Ordinal);
        Assert.Contains("had begun, and how it ended isn't known", page.QuerySelector(".error")!.Said(), StringComparison.Ordinal);
        Assert.Equal("End not known", page.QuerySelector("#lam\\:action-1 .ending")!.Said());
        Assert.NotNull(page.QuerySelector("#lam\\:action-1 [autofocus]"));
    }

    [Fact]
    public async Task A_run_under_way_is_called_running()
    {
        var run = Begin();
        var page = await PageOf(run.Id);
        Assert.Equal("Running task", page.QuerySelector(".outcome")!.Said());
        Assert.Contains("Nothing was done.", page.QuerySelector("#lam\\:timeline")!.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_text_stays_text()
    {
        const string Evil = "</script></style></title>\"'><img src=x onerror=alert(1)><script>alert(2)</script>\u202Ereversed\u0000&lt;";
        var plain = await PageOf(ReportSamples.Hostile(_store, "rplain", "plain"));
        var evil = await PageOf(ReportSamples.Hostile(_store, "revil2", Evil));

        Assert.Empty(evil.QuerySelectorAll("script, img, iframe, object, embed, link, form, base"));
        Assert.Equal(Shape(plain), Shape(evil));
        Assert.DoesNotContain('\u202E', evil.DocumentElement.TextContent);
        Assert.Contains("\\u{202E}", evil.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("\\u{0000}", evil.QuerySelector("h1 .esc:last-of-type")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_needs_nothing_else_and_lets_nothing_in()
    {
        var samples = new ReportSamples(_store);
        foreach (var id in (string[])[samples.Verified(), samples.Failed()])
        {
            var page = await PageOf(id);
            var style = Assert.Single(page.QuerySelectorAll("style")).TextContent;
            var policy = page.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content");
            Assert.Equal($"default-src 'none'; img-src data:; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; base-uri 'none'; form-action 'none'", policy);
            Assert.Empty(page.QuerySelectorAll("script, [style], link"));
            Assert.DoesNotContain("url(", style, StringComparison.Ordinal);
            Assert.DoesNotContain("@import", style, StringComparison.Ordinal);
            Assert.All(page.All.SelectMany(e => e.Attributes), a =>
            {
                Assert.False(a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), a.Name);
                Assert.True(a.Name is not ("href" or "src") || a.Value.StartsWith('#') || a.Value.StartsWith("data:image/png;", StringComparison.Ordinal), a.Value);
            });
        }
    }

    [Fact]
    public async Task The_page_is_sound()
    {
        var samples = new ReportSamples(_store);
        foreach (var id in (string[])[samples.Verified(), samples.Failed(), samples.Long(8)])
        {
            var page = await PageOf(id);
            var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
            Assert.Equal(ids.Distinct(), ids);
            Assert.All(page.QuerySelectorAll("[href^='#']"), e => Assert.Contains(e.GetAttribute("href")![1..], ids));
            Assert.All(page.QuerySelectorAll("[popovertarget]"), e => Assert.Contains(e.GetAttribute("popovertarget")!, ids));
            Assert.All(page.QuerySelectorAll("[aria-labelledby]"), e => Assert.Contains(e.GetAttribute("aria-labelledby")!, ids));
            Assert.All(page.QuerySelectorAll("svg"), e => Assert.True(e.GetAttribute("aria-hidden") == "true" || e.GetAttribute("aria-label")?.Length > 0));
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
            // A word stands beside every icon.
            Assert.All(page.QuerySelectorAll(".outcome .icon, .action summary .icon, .step > header .icon, .claims .icon"), e => Assert.NotNull(e.ParentElement!.QuerySelector(".word")));
        }
    }

    [Fact]
    public async Task Ids_of_steps_are_anchors_once_and_never_those_of_the_page()
    {
        var run = Begin();
        foreach (var step in (string[])["table", "table", "lam:top", "two words", "größe-1.b"])
        {
            _store.OnEvent(new RunbookStepStarted(RunSamples.Start, step, "task", step, 0));
            _store.OnEvent(new RunbookStepEnded(RunSamples.Start, step, Outcome.Verified, "", 1, 0));
        }

        var page = await PageOf(run.Id);
        Assert.Equal(["table", "", "", "", "größe-1.b"], page.QuerySelectorAll("section.step").Select(s => s.Id ?? ""));
    }

    [Fact]
    public async Task Secrets_do_not_reach_the_report()
    {
        _store.Redactor.Add("hunter22");
        var id = ReportSamples.Hostile(_store, "rsecre", "the password is hunter22");
        var folder = _folder.Sub("out");
        await PageOf(id, folder);
        Assert.All(Directory.GetFiles(folder), f => Assert.DoesNotContain("hunter22", File.ReadAllText(f), StringComparison.Ordinal));
    }

    private static string Shape(IHtmlDocument page) => string.Join(
        ' ',
        page.All.Where(e => e.ClassName is not ("esc" or "more")).Select(e => $"{e.TagName}[{string.Join(',', e.Attributes.Select(a => a.Name))}]"));

    private Task<IHtmlDocument> PageOf(string id, string? folder = null) => ReportPage.WriteAsync(_store, id, folder ?? _folder.Sub(id));

    private RunRecord Begin(RunRecord? run = null)
    {
        run ??= RunSamples.Run();
        _store.OnEvent(new RunStarted(RunSamples.Start, run));
        return run;
    }
}
