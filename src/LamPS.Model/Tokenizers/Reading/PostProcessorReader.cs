using System.Text.Json;

namespace LamPS.Model.Tokenizers.Reading;

/// <summary>Reads post-processors: the special tokens before and behind a text.</summary>
internal static class PostProcessorReader
{
    private const string Supported = "TemplateProcessing, ByteLevel, BertProcessing, RobertaProcessing and Sequence";

    /// <summary>Reads a post-processor.</summary>
    public static (IReadOnlyList<int> Before, IReadOnlyList<int> After) Read(JsonPlace place)
    {
        if (!place.HasValue)
            return ([], []);
        switch (place.Type)
        {
            case "ByteLevel":
                // It changes places of tokens in the text only.
                return ([], []);
            case "Sequence":
                List<int> before = [];
                List<int> after = [];
                foreach (var item in place["processors"].Items())
                {
                    var (more, behind) = Read(item);
                    before.InsertRange(0, more);
                    after.AddRange(behind);
                }

                return (before, after);
            case "TemplateProcessing":
                return Template(place);
            case "BertProcessing" or "RobertaProcessing":
                return ([Second(place["cls"])], [Second(place["sep"])]);
            case var other:
                throw place["type"].Unsupported($"the post-processor '{other}'", Supported);
        }
    }

    private static (List<int>, List<int>) Template(JsonPlace place)
    {
        List<int> before = [];
        List<int> after = [];
        var seen = false;
        foreach (var item in place["single"].Items())
        {
            if (item.Object()["Sequence"].HasValue)
            {
                if (seen)
                    throw item.Unsupported("a text that comes twice", "templates where it comes once");
                seen = true;
                continue;
            }

            var name = item["SpecialToken"].Object()["id"].Text();
            var special = place["special_tokens"].Object()[name];
            (seen ? after : before).AddRange(special.Object()["ids"].Items().Select(id => id.Number(int.MaxValue)));
        }

        return seen ? (before, after) : throw place["single"].Invalid("has no place for the text.");
    }

    private static int Second(JsonPlace pair) =>
        pair.Element.ValueKind == JsonValueKind.Array && pair.Element.GetArrayLength() == 2 ? pair.Items().Last().Number(int.MaxValue) : throw pair.Wrong("a token and its id");
}
