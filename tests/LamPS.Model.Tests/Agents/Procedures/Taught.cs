using LamPS.Model.Agents.Compact.Procedures;

namespace LamPS.Model.Tests.Agents.Procedures;

/// <summary>A few procedures.</summary>
internal static class Taught
{
    public static Procedure Table { get; } = new()
    {
        Id = "insert-table",
        Application = "writer",
        Phrasings = ["Insert a table with {rows} rows and {columns} columns", "A grid of {rows} by {columns} cells"],
        Lines = ["Choose Table > Insert Table...", "Set Rows to {rows}", "Set Columns to {columns}", "Press Insert"],
        Parameters = [new("rows", ProcedureParameter.Number, []), new("columns", ProcedureParameter.Number, [])],
    };

    public static Procedure Colour { get; } = new()
    {
        Id = "colour-word",
        Application = "writer",
        Phrasings = ["Make the word \"{word}\" {colour}", "Colour \"{word}\" in {colour}"],
        Lines = ["Select the text \"{word}\"", "Choose Format > Character...", "Choose {colour} as Font color", "Press OK"],
        Parameters = [new("word", ProcedureParameter.Text, []), new("colour", ProcedureParameter.Choice, ["blue", "light blue", "red"])],
    };

    public static Procedure Landscape { get; } = new()
    {
        Id = "landscape", Application = "writer", Phrasings = ["Turn the page to landscape"], Lines = ["Choose Format > Page Style...", "Check Landscape", "Press OK"],
    };

    public static ProcedureMemory Memory { get; } = new([Table, Colour, Landscape, Landscape with { Id = "other", Application = "calc" }]);
}
