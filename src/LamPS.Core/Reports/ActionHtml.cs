using System.Globalization;
using LamPS.Core.Actions;
using LamPS.Core.Elements;
using LamPS.Core.Policies;
using LamPS.Core.Runs;

namespace LamPS.Core.Reports;

/// <summary>One action of the timeline: pictures, decision, policy, what changed, time.</summary>
internal sealed class ActionHtml(HtmlBuilder html, PictureSet pictures)
{
    private const int ChangesThatShow = 6;

    /// <summary>Writes the action.</summary>
    /// <param name="action">Action.</param>
    /// <param name="open">Whether its details show.</param>
    /// <param name="failure">Whether the page opens here.</param>
    public void Write(StepRecord action, bool open, bool failure)
    {
        using (html.Open("li", ("id", $"lam:action-{action.Number}"), ("class", failure ? "action here" : "action")))
        {
            if (failure)
            {
                TimelineHtml.Spot(html);
            }

            Details(action, open);
        }
    }

    private void Details(StepRecord action, bool open)
    {
        using (html.Open("details", ("open", open ? "" : null)))
        {
            using (html.Open("summary"))
            {
                ReportParts.Icon(html, action.Outcome);
                using (html.Open("div", ("class", "headline")))
                {
                    if (action.PlanStep is { } line)
                    {
                        using (html.Open("h4"))
                        {
                            html.Foreign(line, 300);
                        }

                        using (html.Open("p", ("class", "call")))
                        {
                            Call(action);
                        }
                    }
                    else
                    {
                        using (html.Open("h4", ("class", "call")))
                        {
                            Call(action);
                        }
                    }
                }

                using (html.Open("div", ("class", "ending")))
                {
                    ReportParts.Word(html, action.Outcome);
                    html.Element("span", action.Outcome is null ? "" : ReportWords.Duration(action.DurationMs), ("class", "time"));
                }
            }

            using (html.Open("div", ("class", "inside")))
            {
                Result(action);
                Pictures(action);
                using (html.Open("dl", ("class", "facts")))
                {
                    Facts(action);
                }
            }
        }
    }

    private void Call(StepRecord action)
    {
        html.Element("code", action.Function);
        if (action.Element is { } element)
        {
            html.Text($" {element.Role} ");
            html.Foreign(element.Name.Length == 0 ? "without a name" : $"'{element.Name}'", 120);
        }

        foreach (var value in action.Arguments.Values)
        {
            html.Text(" ");
            using (html.Open("span", ("class", "value")))
            {
                html.Foreign(Show(value), 120);
            }
        }
    }

    private void Result(StepRecord action)
    {
        var detail = action.Outcome is null ? $"It had begun, and {RunResults.UnknownEnd}." : action.Detail;
        if (detail.Length == 0)
            return;

        using (html.Open("p", ("class", $"result {ReportWords.ClassOf(action.Outcome)}")))
        {
            html.Foreign(detail);
        }
    }

    private void Pictures(StepRecord action)
    {
        var before = pictures.Find(action.ScreenshotBefore);
        var after = pictures.Find(action.ScreenshotAfter);
        if (before is null && after is null)
        {
            if (action.ScreenshotBefore is not null || action.ScreenshotAfter is not null)
            {
                html.Element("p", "Its pictures are not in this page.", ("class", "note"));
            }

            return;
        }

        using (html.Open("div", ("class", "shots")))
        {
            if (before is not null && before == after)
            {
                Figure(action, before, "before", "Before and after", "nothing that shows has changed");
                return;
            }

            if (before is not null)
            {
                Figure(action, before, "before", "Before", action.Bounds.IsEmpty ? "" : "framed: what it acted on");
            }

            if (after is not null)
            {
                Figure(action, after, "after", "After", IsGone(action) ? "" : "dashed: the same place");
            }
        }
    }

    private void Figure(StepRecord action, Picture picture, string when, string caption, string note)
    {
        var id = $"lam:large-{action.Number}-{when}";
        var label = $"{caption} action {action.Number.ToString(CultureInfo.InvariantCulture)}{(action.Element is { } e && !(when == "after" ? IsGone(action) : action.Bounds.IsEmpty) ? $", {e.Role} '{e.Name}' framed" : "")}";
        using (html.Open("figure"))
        {
            using (html.Open("button", ("type", "button"), ("popovertarget", id), ("class", "shot"), ("title", "Enlarge")))
            {
                Image(action, picture, when, label);
            }

            using (html.Open("figcaption"))
            {
                html.Element("b", caption);
                html.Text(note.Length == 0 ? "" : $" {note}");
            }

            using (html.Open("div", ("id", id), ("popover", ""), ("class", "large")))
            {
                Image(action, picture, when, label);
            }
        }
    }

    private void Image(StepRecord action, Picture picture, string when, string label)
    {
        using (html.Open("svg", ("viewBox", $"0 0 {picture.Width} {picture.Height}"), ("role", "img"), ("aria-label", label)))
        {
            html.Empty("use", ("href", $"#{picture.Id}"), ("width", picture.Width), ("height", picture.Height));
            if (FrameOf(action, picture) is not { IsEmpty: false } frame || (when == "after" && IsGone(action)))
                return;

            if (when == "before")
            {
                html.Empty("path", ("class", "dim"), ("fill-rule", "evenodd"), ("d", $"M0 0H{picture.Width}V{picture.Height}H0Z M{frame.X} {frame.Y}h{frame.Width}v{frame.Height}h-{frame.Width}Z"));
            }

            foreach (var part in (string[])["halo", "frame"])
            {
                html.Empty("rect", ("class", $"{part} {when}"), ("x", frame.X), ("y", frame.Y), ("width", frame.Width), ("height", frame.Height), ("rx", "3"));
            }
        }
    }

    // A frame around what stands in its place now would tell something wrong.
    private static bool IsGone(StepRecord action) => action.Bounds.IsEmpty || action.Changes.Any(c =>
        c.Kind == "removed" && (c.Role is "dialog" or "window" or "menu" || (c.Role == action.Element?.Role && c.Name == action.Element.Name)));

    /// <summary>The touched element in pixels of the picture, with a margin, cut at the picture's edges.</summary>
    private static Bounds FrameOf(StepRecord action, Picture picture)
    {
        const int Margin = 3;
        var (element, area) = (action.Bounds, action.ScreenshotArea);
        if (element.IsEmpty)
            return default;

        var (scaleX, scaleY) = area.IsEmpty ? (1.0, 1.0) : ((double)picture.Width / area.Width, (double)picture.Height / area.Height);
        var left = Math.Max(0, ((element.X - (double)area.X) * scaleX) - Margin);
        var top = Math.Max(0, ((element.Y - (double)area.Y) * scaleY) - Margin);
        var right = Math.Min(picture.Width, ((element.X - (double)area.X + element.Width) * scaleX) + Margin);
        var bottom = Math.Min(picture.Height, ((element.Y - (double)area.Y + element.Height) * scaleY) + Margin);
        return right <= left || bottom <= top ? default : new Bounds((int)left, (int)top, (int)(right - left), (int)(bottom - top));
    }

    private void Facts(StepRecord action)
    {
        if (action.Confidence is not null || action.Reason.Length > 0 || action.Alternatives.Count > 0)
        {
            html.Element("dt", "Decision");
            using (html.Open("dd"))
            {
                Decision(action);
            }
        }

        if (action.Policy is { } policy)
        {
            html.Element("dt", "Policy");
            using (html.Open("dd"))
            {
                var (verb, kind) = policy.Verdict switch
                {
                    PolicyVerdict.Allow => ("allows", "good"),
                    PolicyVerdict.Ask => ("asks", "open"),
                    _ => ("denies", "bad"),
                };
                html.Element("span", verb, ("class", $"word {kind}"));
                html.Text($" {Words(policy.Risk)}: ");
                html.Foreign(policy.Rule);
            }
        }

        if (action.Arguments.Count > 0)
        {
            html.Element("dt", "Arguments");
            using (html.Open("dd", ("class", "arguments")))
            {
                foreach (var (name, value) in action.Arguments)
                {
                    using (html.Open("div"))
                    {
                        html.Element("span", name, ("class", "key"));
                        using (html.Open("span", ("class", "value")))
                        {
                            html.Foreign(Show(value));
                        }
                    }
                }
            }
        }

        if (action.Element is { Selector.Length: > 0 } element)
        {
            html.Element("dt", "Selector");
            using (html.Open("dd"))
            using (html.Open("code"))
            {
                html.Foreign(element.Selector, 500);
            }
        }

        if (action.Outcome is not null)
        {
            html.Element("dt", "Changes");
            using (html.Open("dd"))
            {
                Changes(action.Changes);
            }
        }

        if (action.DurationMs > 0)
        {
            html.Element("dt", "Time");
            using (html.Open("dd"))
            {
                TimeHtml.Action(html, action);
            }
        }
    }

    private void Decision(StepRecord action)
    {
        using (html.Open("p"))
        {
            if (action.Confidence is { } confidence)
            {
                html.Element("b", string.Create(CultureInfo.InvariantCulture, $"{100 * confidence:0} % sure"));
                html.Text(" ");
            }

            html.Foreign(action.Reason);
        }

        if (action.Alternatives.Count == 0)
            return;

        using (html.Open("ul", ("class", "choices")))
        {
            foreach (var (function, target, score) in action.Alternatives.Take(2))
            {
                using (html.Open("li"))
                {
                    html.Text("next best ");
                    html.Element("code", function);
                    html.Text(" ");
                    html.Foreign(target, 120);
                    html.Text(" ");
                    html.Element("span", string.Create(CultureInfo.InvariantCulture, $"{score:0.00}"), ("class", "score"));
                }
            }
        }
    }

    private void Changes(IReadOnlyList<ElementChange> changes)
    {
        if (changes.Count == 0)
        {
            html.Element("p", "No element that was looked at changed.", ("class", "note"));
            return;
        }

        using (html.Open("details", ("class", "changes"), ("open", changes.Count <= ChangesThatShow ? "" : null)))
        {
            html.Element("summary", Summary(changes));
            using (html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Changed elements")))
            using (html.Open("table"))
            {
                html.Constant("<thead><tr><th scope=\"col\">Change</th><th scope=\"col\">Element</th><th scope=\"col\">What</th><th scope=\"col\">Before</th><th scope=\"col\">After</th></tr></thead>\n<tbody>");
                foreach (var change in changes)
                {
                    Row(change);
                }

                html.Constant("</tbody>");
            }
        }
    }

    private void Row(ElementChange change)
    {
        var sign = change.Kind switch { "added" => "+", "removed" => "−", _ => "~" };
        using (html.Open("tr", ("class", change.Kind is "added" or "removed" ? change.Kind : "changed")))
        {
            using (html.Open("td"))
            {
                html.Element("span", sign, ("class", "sign"), ("aria-hidden", "true"));
                html.Text($" {change.Kind}");
            }

            using (html.Open("td"))
            {
                html.Text($"{change.Role} ");
                html.Foreign(change.Name.Length == 0 ? "" : $"'{change.Name}'", 200);
            }

            html.Element("td", change.Property);
            foreach (var value in (string[])[change.Before, change.After])
            {
                using (html.Open("td", ("class", "content")))
                {
                    html.Foreign(value, 300);
                }
            }
        }
    }

    private static string Summary(IReadOnlyList<ElementChange> changes) =>
        string.Join(", ", changes.GroupBy(c => c.Kind).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {g.Key}")));

    private static string Words(Risk risk) => risk switch
    {
        Risk.Read => "a look",
        Risk.Change => "a change",
        Risk.Destructive => "a destructive action",
        _ => "an action that reaches outside",
    };

    private static string Show(object? value) => value switch
    {
        null => "nothing",
        string text => $"\"{text}\"",
        bool flag => flag ? "yes" : "no",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
