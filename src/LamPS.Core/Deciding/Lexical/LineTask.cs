using LamPS.Core.Planning.Lines;

namespace LamPS.Core.Deciding.Lexical;

/// <summary>A plan line as the acts that it asks for.</summary>
/// <param name="Line">The line.</param>
/// <param name="Acts">Its acts in order.</param>
/// <param name="IsLoose">Whether the line follows no known form and is taken as the name of something to press or call.</param>
internal sealed record LineTask(string Line, IReadOnlyList<LineAct> Acts, bool IsLoose)
{
    /// <summary>The word that the line begins with, lower case.</summary>
    public string Verb { get; } = Line.Trim().Split([' ', ','], 2)[0].ToLowerInvariant();

    /// <summary>Whether the line says to type something.</summary>
    public bool Types => Verb is "type" or "write" or "insert";

    /// <summary>Whether the line says to empty something.</summary>
    public bool Clears => Verb is "clear" or "empty" or "erase";

    /// <summary>Whether the line says to go somewhere.</summary>
    public bool Visits => Verb is "go" or "navigate" or "jump" or "switch";

    /// <summary>Reads a line.</summary>
    /// <param name="line">Line.</param>
    public static LineTask Read(string line)
    {
        var acts = PlanLineParser.Parse(line);
        return acts.Count > 0
            ? new LineTask(line, acts, false)
            : new LineTask(line, [new LineAct(LineOperation.Press) { Target = line.Trim().TrimEnd('.', '!') }], true);
    }

    /// <summary>
    /// The same with acts that the application has no function for written out: saving to a path becomes the dialog's steps.
    /// </summary>
    /// <param name="scene">Scene.</param>
    public LineTask For(Scene scene)
    {
        if (Acts is not [{ Operation: LineOperation.Save, Value.Length: > 0 } save] || FunctionGrounder.SavesToPath(scene))
        {
            return this;
        }

        return this with
        {
            Acts =
            [
                new LineAct(LineOperation.Choose) { Target = "File > Save As" },
                new LineAct(LineOperation.Set) { Target = "File name", Phrase = "Name", Value = save.Value, Span = save.Span },
                new LineAct(LineOperation.Press) { Target = "Save", Roles = [Elements.Role.Button] },
            ],
        };
    }
}
