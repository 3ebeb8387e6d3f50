using LamPS.Learning.Records;

namespace LamPS.Learning.Plans;

/// <summary>A task and the plan for it.</summary>
public sealed record PlanRecord
{
    /// <summary>Stable id: that of the procedure, and what was done to it (<c>libreoffice/swriter/guide/table_insert#2/a/p1</c>).</summary>
    public required string TaskId { get; init; }

    /// <summary>What is asked, as a person says it.</summary>
    public required string Task { get; init; }

    /// <summary>The steps, one action a line.</summary>
    public required IReadOnlyList<string> Plan { get; init; }

    /// <summary>Where it comes from, for people.</summary>
    public required string Source { get; init; }

    /// <summary>Licence of the source (SPDX), or <c>unknown</c>.</summary>
    public required string Licence { get; init; }

    /// <summary>Application by its catalog name; <c>libreoffice</c> where it holds for several of its applications, <c>any</c> where none is named.</summary>
    public required string Application { get; init; }

    /// <summary>The procedure; of a composition its parts', joined by <c>+</c>.</summary>
    public required string Procedure { get; init; }

    /// <summary>Procedures that are near each other, by pages, words or steps; a group lies in one split.</summary>
    public required string Family { get; init; }

    /// <summary>Record that it was made from; null for direct ones.</summary>
    public string? Parent { get; init; }

    /// <summary>How it came to be.</summary>
    public required PlanRecordKind Kind { get; init; }

    /// <summary>What it may be used for.</summary>
    public required Split Split { get; init; }

    /// <summary>The application that it is asked of: what holds for all of LibreOffice is asked of Writer; null where it is of none.</summary>
    public string? AskedOf() => Application switch { "any" or "powershell" => null, "libreoffice" => "writer", var name => name };
}
