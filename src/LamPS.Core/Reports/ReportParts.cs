using LamPS.Contracts;
using LamPS.Contracts.Runs;

namespace LamPS.Core.Reports;

/// <summary>Small pieces that all parts of a report use.</summary>
internal static class ReportParts
{
    // Drawn and not typed: glyphs look different, or are missing, from one machine to the next.
    private static readonly (string Name, string Path)[] Icons =
    [
        ("check", "M3.5 8.5l3 3 6-7"),
        ("cross", "M4 4l8 8M12 4l-8 8"),
        ("ring", "M8 4.2a3.8 3.8 0 1 0 0 7.6a3.8 3.8 0 1 0 0-7.6"),
        ("question", "M5.6 6a2.4 2.4 0 1 1 3.4 2.2c-.7.4-1 .8-1 1.6M8 12.2v.1"),
        ("barred", "M8 3.4a4.6 4.6 0 1 0 0 9.2a4.6 4.6 0 1 0 0-9.2M4.8 4.8l6.4 6.4"),
        ("clock", "M8 3.2a4.8 4.8 0 1 0 0 9.6a4.8 4.8 0 1 0 0-9.6M8 5.4V8l1.8 1.4"),
        ("square", "M5 5h6v6h-6z"),
        ("skip", "M4 4.5l4 3.5-4 3.5M8.5 4.5l4 3.5-4 3.5"),
        ("dots", "M4 8v.1M8 8v.1M12 8v.1"),
    ];

    /// <summary>Writes the icons, to be shown further down.</summary>
    /// <param name="html">Where to.</param>
    public static void Symbols(HtmlBuilder html)
    {
        using (html.Open("svg", ("class", "defs"), ("aria-hidden", "true"), ("width", "0"), ("height", "0")))
        {
            foreach (var (name, path) in Icons)
            {
                using (html.Open("symbol", ("id", $"lam:{name}"), ("viewBox", "0 0 16 16")))
                {
                    html.Empty("path", ("d", path));
                }
            }
        }
    }

    /// <summary>An icon in a circle; decoration, as the word stands beside it.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="icon">Name.</param>
    /// <param name="kind">Class that gives the colour.</param>
    public static void Icon(HtmlBuilder html, string icon, string kind)
    {
        using (html.Open("svg", ("class", $"icon {kind}"), ("aria-hidden", "true"), ("viewBox", "0 0 16 16")))
        {
            html.Empty("use", ("href", $"#lam:{icon}"));
        }
    }

    /// <summary>An outcome's icon.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="outcome">Outcome; null when the end isn't known.</param>
    public static void Icon(HtmlBuilder html, Outcome? outcome) => Icon(html, ReportWords.IconOf(outcome), ReportWords.ClassOf(outcome));

    /// <summary>An outcome's word.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="outcome">Outcome; null when the end isn't known.</param>
    public static void Word(HtmlBuilder html, Outcome? outcome) =>
        html.Element("span", ReportWords.Of(outcome), ("class", $"word {ReportWords.ClassOf(outcome)}"));

    /// <summary>An expectation and what was found.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="expectation">Expectation.</param>
    public static void Expectation(HtmlBuilder html, ExpectationOutcome expectation)
    {
        Icon(html, expectation.Holds ? "check" : "cross", expectation.Holds ? "good" : "bad");
        using (html.Open("div", ("class", "claim")))
        {
            using (html.Open("p"))
            {
                html.Element("span", expectation.Holds ? "Holds" : "Does not hold", ("class", expectation.Holds ? "word good" : "word bad"));
                html.Text(" ");
                html.Foreign(expectation.Expectation);
            }

            if (expectation.Evidence.Length > 0)
            {
                using (html.Open("p", ("class", "evidence")))
                {
                    html.Foreign(expectation.Evidence);
                }
            }
        }
    }
}
