using LamPS.Model.Tokenizers.Patterns;

namespace LamPS.Model.Tokenizers.Reading;

/// <summary>Reads <c>{"String": ...}</c> and <c>{"Regex": ...}</c>.</summary>
internal static class PatternReader
{
    /// <summary>Reads a pattern.</summary>
    public static TextPattern Read(JsonPlace place)
    {
        if (place.Object()["String"] is { HasValue: true } literal)
            return literal.Text() is { Length: > 0 } text ? TextPattern.Literal(text) : throw literal.Wrong("text that is not empty");
        var regex = place["Regex"];
        if (!regex.HasValue)
            throw place.Wrong("an object with String or Regex");
        try
        {
            return TextPattern.Regex(regex.Text());
        }
        catch (PatternSyntaxException error)
        {
            throw regex.Invalid($"{error.Message}: {regex.Text()}", error);
        }
    }
}
