using LamPS.Core.Planning.Help;
using LamPS.Learning.Plans.Wording;

namespace LamPS.Learning.Plans.Sources;

/// <summary>Procedures of any HTML page: its numbered lists and sentences.</summary>
internal static class WebPage
{
    /// <summary>Reads a page.</summary>
    /// <param name="page">Page.</param>
    /// <param name="rejected">Counts what could not be used.</param>
    public static IReadOnlyList<SourceProcedure> Read(SourcePage page, Tally rejected) => Of(page, HelpDocument.Read(page.Text, null), rejected);

    /// <summary>Procedures of a page that was read.</summary>
    /// <param name="page">Page.</param>
    /// <param name="document">Its parts.</param>
    /// <param name="rejected">Counts what could not be used.</param>
    public static IReadOnlyList<SourceProcedure> Of(SourcePage page, HelpDocument document, Tally rejected)
    {
        if (document.Language.Length > 0 && !document.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase))
        {
            rejected.Add("page in another language");
            return [];
        }

        if (TaskWording.IsOffTopic(document.Title))
        {
            rejected.Add("off-topic page");
            return [];
        }

        var procedures = new PageProcedures(page, rejected);
        return [.. procedures.OfSteps(document), .. procedures.OfSentences(document)];
    }
}
