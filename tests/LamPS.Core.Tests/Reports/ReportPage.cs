using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LamPS.Core.Reports;
using LamPS.Core.Runs;

namespace LamPS.Core.Tests.Reports;

/// <summary>Reports of a run in a folder of the test, parsed.</summary>
internal static class ReportPage
{
    public static async Task<IHtmlDocument> WriteAsync(RunStore store, string run, string folder) =>
        Parse(await File.ReadAllTextAsync((await ReportWriter.WriteAsync(store, run, folder, CancellationToken.None)).Html));

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    /// <summary>Text of an element with runs of blanks as one.</summary>
    public static string Said(this IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
