using LamPS.Contracts.Runs;
using LamPS.Core.Runs;

namespace LamPS.Core.Reports;

/// <summary>Shows where the time went: a bar for the run, and one for each action on a common scale.</summary>
internal static class TimeHtml
{
    private const double Scale = 1000;

    /// <summary>Writes the section.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="model">The run.</param>
    public static void Write(HtmlBuilder html, ReportModel model)
    {
        var total = Math.Max(model.Duration.TotalMilliseconds, model.Times.Total);
        if (total <= 0)
            return;

        using (html.Open("section", ("id", "lam:time"), ("aria-labelledby", "lam:time-title")))
        {
            html.Element("h2", "Where the time went", ("id", "lam:time-title"));
            Bar(html, model.Times, total, total, "bar total");
            Legend(html, model.Times, total);
            if (model.Actions.Count > 1)
            {
                Overview(html, model.Actions);
            }
        }
    }

    /// <summary>The bar of one action with its numbers.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="action">Action.</param>
    public static void Action(HtmlBuilder html, StepRecord action)
    {
        var total = Math.Max(action.DurationMs, action.Times.Total);
        Bar(html, action.Times, total, total, "bar");
        html.Element("p", Numbers(action.Times, total), ("class", "numbers"));
    }

    private static void Overview(HtmlBuilder html, IReadOnlyList<StepRecord> actions)
    {
        var longest = actions.Max(a => Math.Max(a.DurationMs, a.Times.Total));
        using (html.Open("details", ("class", "overview"), ("open", actions.Count <= 12 ? "" : null)))
        {
            html.Element("summary", $"Each of the {ReportWords.Count(actions.Count, "action")}");
            using (html.Open("ol", ("class", "rows")))
            {
                foreach (var action in actions)
                {
                    using (html.Open("li"))
                    using (html.Open("a", ("href", $"#lam:action-{action.Number}")))
                    {
                        ReportParts.Icon(html, action.Outcome);
                        using (html.Open("span", ("class", "what")))
                        {
                            html.Foreign(action.PlanStep ?? $"{action.Function} {action.Element?.Name}", 120);
                        }

                        Bar(html, action.Times, Math.Max(action.DurationMs, action.Times.Total), longest, "bar");
                        html.Element("span", ReportWords.Duration(action.DurationMs), ("class", "time"));
                    }
                }
            }
        }
    }

    private static void Bar(HtmlBuilder html, StepTimes times, double total, double scale, string kind)
    {
        using (html.Open("svg", ("class", kind), ("role", "img"), ("aria-label", Numbers(times, total)), ("viewBox", $"0 0 {Scale} 10"), ("preserveAspectRatio", "none")))
        {
            var x = 0.0;
            foreach (var (name, value) in PartsOf(times, total))
            {
                var width = scale <= 0 ? 0 : Scale * value / scale;
                if (width > 0)
                {
                    html.Empty("rect", ("class", $"t-{name}"), ("x", x), ("y", "0"), ("width", width), ("height", "10"));
                }

                x += width;
            }
        }
    }

    private static void Legend(HtmlBuilder html, StepTimes times, double total)
    {
        using (html.Open("ul", ("class", "legend")))
        {
            foreach (var (name, value) in PartsOf(times, total))
            {
                using (html.Open("li"))
                {
                    using (html.Open("svg", ("class", "swatch"), ("aria-hidden", "true"), ("viewBox", "0 0 10 10")))
                    {
                        html.Empty("rect", ("class", $"t-{name}"), ("width", "10"), ("height", "10"));
                    }

                    html.Element("span", name);
                    html.Element("b", ReportWords.Percent(value, total));
                    html.Element("span", ReportWords.Duration(value), ("class", "time"));
                }
            }
        }
    }

    private static string Numbers(StepTimes times, double total) =>
        string.Join(", ", PartsOf(times, total).Where(p => p.Value >= 0.05).Select(p => $"{p.Name} {ReportWords.Duration(p.Value)}"));

    private static IEnumerable<(string Name, double Value)> PartsOf(StepTimes times, double total) =>
        ReportWords.Parts.Select(p => (p.Name, Math.Max(0, p.Of(times)))).Append(("waiting", Math.Max(0, total - times.Total)));
}
