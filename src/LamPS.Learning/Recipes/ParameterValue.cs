using System.Globalization;

namespace LamPS.Learning.Recipes;

/// <summary>A value of a parameter.</summary>
/// <param name="Said">As people say it (<c>2.5 cm</c>, <c>red</c>).</param>
/// <param name="Checked">As the document has it (<c>2.5</c>, <c>#ff0000</c>).</param>
/// <param name="IsNumber">Whether checks compare it as a number.</param>
public sealed record ParameterValue(string Said, string Checked, bool IsNumber = false)
{
    /// <summary>A text that is checked as it is said.</summary>
    /// <param name="text">The text.</param>
    public static ParameterValue Text(string text) => new(text, text);

    /// <summary>A number with its unit.</summary>
    /// <param name="number">The number.</param>
    /// <param name="unit">Unit behind it; empty for none.</param>
    public static ParameterValue Number(double number, string unit = "")
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return new ParameterValue(unit.Length == 0 ? text : $"{text} {unit}", text, true);
    }
}
