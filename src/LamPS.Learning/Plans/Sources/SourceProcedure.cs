using LamPS.Learning.Plans.Steps;

namespace LamPS.Learning.Plans.Sources;

/// <summary>A procedure as a source has it: how it is done, and what people call it.</summary>
internal sealed record SourceProcedure
{
    /// <summary>Stable name: <c>libreoffice/swriter/guide/table_insert#2</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Page or file that it stands on; procedures of one page belong together.</summary>
    public required string Page { get; init; }

    /// <summary>Application by its catalog name; <c>libreoffice</c> where it holds for several.</summary>
    public required string Application { get; init; }

    /// <summary>Where it comes from, for people.</summary>
    public required string Source { get; init; }

    /// <summary>Licence of the source's text (SPDX), or <c>unknown</c>.</summary>
    public required string Licence { get; init; }

    /// <summary>Wordings of the task, best first, each a different one of the source's own; imperative with a small first letter. <see cref="ValueSlot.Mark"/> is where a value goes.</summary>
    public required IReadOnlyList<string> Tasks { get; init; }

    /// <summary>How it is done.</summary>
    public required IReadOnlyList<PlanLine> Lines { get; init; }

    /// <summary>The wordings are requests as somebody put them: they stay as they are.</summary>
    public bool IsVerbatim { get; init; }

    /// <summary>The plan without values, for comparing.</summary>
    public string Form => string.Join('\n', Lines.Select(l => l.Form));
}
