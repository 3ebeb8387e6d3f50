namespace LamPS.Model.Agents;

/// <summary>Who plans and who decides, as written: <c>MODEL</c>, <c>PLANNER+ACTOR</c>, each with <c>,baseline</c> behind it where the baseline may take over.</summary>
/// <param name="Planner">Model that plans, or <c>baseline</c>.</param>
/// <param name="Actor">Model that decides, or <c>baseline</c>.</param>
/// <param name="FallsBack">Whether the baseline takes over where a model fails.</param>
public sealed record ModelSpec(string Planner, string Actor, bool FallsBack)
{
    /// <summary>Name of what needs no model.</summary>
    public const string Baseline = "baseline";

    /// <summary>Reads a text.</summary>
    /// <param name="text">Text.</param>
    /// <param name="isModel">Whether a text as a whole names a model or a folder: those may have a <c>+</c> in them.</param>
    public static ModelSpec Parse(string text, Func<string, bool> isModel)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(isModel);
        text = text.Trim();
        if (isModel(text))
            return new(text, text, false);
        var comma = text.LastIndexOf(',');
        var fallsBack = comma > 0 && string.Equals(text[(comma + 1)..].Trim(), Baseline, StringComparison.OrdinalIgnoreCase);
        if (fallsBack)
            text = text[..comma].TrimEnd();
        var plus = text.IndexOf('+');
        return plus <= 0 || isModel(text) ? new(text, text, fallsBack) : new(text[..plus].Trim(), text[(plus + 1)..].Trim(), fallsBack);
    }
}
