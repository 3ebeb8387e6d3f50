using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Rules;

/// <summary>Where in a document something goes: "at the end", "in a new paragraph", "below "Total"".</summary>
internal static class Location
{
    /// <summary>Steps that put the caret there, before anything is inserted.</summary>
    /// <param name="builder">Gets the steps.</param>
    /// <param name="clause">Clause.</param>
    /// <param name="explained">Tokens that say where are set here; may be null.</param>
    /// <param name="except">Token of the text that is written itself, or -1.</param>
    /// <returns>Whether a new line was begun.</returns>
    public static bool Before(PlanBuilder builder, ClauseView clause, bool[]? explained = null, int except = -1)
    {
        var words = clause.Sentence;
        var place = "";
        var fresh = false;
        var beside = -1;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Is("end", "bottom") && IsPlace(words, i))
            {
                place = "end";
                Mark(explained, words, i);
            }
            else if (words[i].Is("beginning", "start", "top") && IsPlace(words, i))
            {
                place = "start";
                Mark(explained, words, i);
            }
            else if (words[i].Is("append"))
            {
                place = place.Length == 0 ? "end" : place;
                Mark(explained, words, i);
            }
            else if (words[i].Is("paragraph", "line") && i > 0 && words[i - 1].Is("new", "separate", "own", "another", "next", "fresh"))
            {
                fresh = true;
                Mark(explained, words, i);
            }
            else if (words[i].Is("below", "under", "after", "underneath", "following", "before", "above") && BesideText(words, i) is > 0 and var text && text != except)
            {
                place = words[i].Text.ToLowerInvariant();
                beside = text;
                Mark(explained, words, i);
                if (explained is not null)
                {
                    explained[text] = true;
                }
            }
            else if (words[i].Is("after", "behind") && i + 1 < words.Count && words[i + 1].Is("it", "that", "them"))
            {
                place = "behind";
                Mark(explained, words, i);
            }
        }

        Go(builder, words, place, beside, ref fresh);
        return fresh;
    }

    private static void Go(PlanBuilder builder, Sentence words, string place, int beside, ref bool fresh)
    {
        switch (place)
        {
            case "end":
                builder.Keys("Ctrl+End", "request");
                break;
            case "start":
                builder.Keys("Ctrl+Home", "request");
                if (fresh)
                {
                    // The new line comes after what is written, and stays empty until then.
                    builder.Keys("Enter", "request").Keys("Ctrl+Home", "request");
                    fresh = false;
                }

                break;
            case "behind":
                builder.Keys("Right", "request");
                break;
            case "before" or "above":
                builder.Add($"Select the text {Quotations.Quote(words[beside].Span!.Value)}", "request", "select_text").Keys("Left", "request");
                break;
            case "below" or "under" or "after" or "underneath" or "following":
                builder.Add($"Select the text {Quotations.Quote(words[beside].Span!.Value)}", "request", "select_text").Keys(place == "after" && !fresh ? "Right" : "End", "request");
                fresh |= place is not "after" and not "following";
                break;
            default:
                if (fresh || builder.State.Selected)
                {
                    builder.Keys("Ctrl+End", "request");
                }

                break;
        }

        builder.State = builder.State with { Selected = false };
        if (fresh)
        {
            builder.Keys("Enter", "request");
        }
    }

    private static bool IsPlace(Sentence words, int i) =>
        i > 0 && words[i - 1].Is("the", "at", "to", "very") && (i < 2 || words[i - 2].Is("at", "to", "the", "in", "on", "from") || words[i - 1].Is("at"));

    private static int BesideText(Sentence words, int i)
    {
        for (var j = i + 1; j < words.Count && j <= i + 4; j++)
        {
            if (words[j].Is(ArgumentKind.Quotation))
            {
                return j;
            }

            if (!words[j].IsStop && !Vocabulary.Current.Generic.Contains(words[j].Stem))
            {
                return -1;
            }
        }

        return -1;
    }

    // The phrase around the word: "at the very end of the document".
    private static void Mark(bool[]? explained, Sentence words, int i)
    {
        if (explained is null)
        {
            return;
        }

        explained[i] = true;
        for (var j = i - 1; j >= 0 && words[j].Is("the", "at", "to", "very", "in", "on", "a", "new", "as", "separate", "own", "another", "next", "its", "fresh"); j--)
        {
            explained[j] = true;
        }

        for (var j = i + 1; j < words.Count && words[j].Is("of", "the", "document", "text", "file", "page", "it", "that", "line", "paragraph", "word"); j++)
        {
            explained[j] = true;
        }
    }
}
