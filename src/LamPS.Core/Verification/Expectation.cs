using LamPS.Core.Selectors;
using LamPS.Core.Verification.Documents;

namespace LamPS.Core.Verification;

/// <summary>A checkable statement on state.</summary>
public abstract record Expectation
{
    /// <summary>The statement for people, to be read after "expected".</summary>
    public abstract string Describe();
}

/// <summary>A statement on an element. What is null isn't checked.</summary>
/// <param name="Selector">Finds the element.</param>
public sealed record ElementExpectation(Selector Selector) : Expectation
{
    /// <summary>Nothing must match.</summary>
    public bool Absent { get; init; }

    /// <summary>Its name or text contains this.</summary>
    public string? Text { get; init; }

    /// <summary>Its value is exactly this, apart from line endings.</summary>
    public string? Value { get; init; }

    /// <summary>It is switched on or selected, or isn't.</summary>
    public bool? Checked { get; init; }

    /// <summary>It takes input, or doesn't.</summary>
    public bool? Enabled { get; init; }

    /// <summary>How many elements match.</summary>
    public int? Count { get; init; }

    /// <inheritdoc/>
    public override string Describe()
    {
        var parts = new List<string>();
        if (Absent)
        {
            parts.Add("be absent");
        }

        if (Text is not null)
        {
            parts.Add($"show \"{Text}\"");
        }

        if (Value is not null)
        {
            parts.Add($"have the value \"{Value}\"");
        }

        if (Checked is { } on)
        {
            parts.Add(on ? "be on" : "be off");
        }

        if (Enabled is { } enabled)
        {
            parts.Add(enabled ? "be enabled" : "be disabled");
        }

        if (Count is { } count)
        {
            parts.Add($"match {count} times");
        }

        return $"element {Selector} to {(parts.Count == 0 ? "exist" : string.Join(" and ", parts))}";
    }
}

/// <summary>A statement on a window.</summary>
/// <param name="Title">Part of its title, ignoring case.</param>
/// <param name="Absent">There must be none.</param>
public sealed record WindowExpectation(string Title, bool Absent = false) : Expectation
{
    /// <inheritdoc/>
    public override string Describe() => $"{(Absent ? "no " : "")}window '{Title}'";
}

/// <summary>A statement on a file.</summary>
/// <param name="Path">Full path.</param>
public sealed record FileExpectation(string Path) : Expectation
{
    /// <summary>Whether it exists.</summary>
    public bool Exists { get; init; } = true;

    /// <summary>SHA-256 of its content, hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Text in it, UTF-8.</summary>
    public string? Contains { get; init; }

    /// <summary>It was written after this moment.</summary>
    public DateTimeOffset? NewerThan { get; init; }

    /// <inheritdoc/>
    public override string Describe() => !Exists
        ? $"no file '{Path}'"
        : $"file '{Path}'" + (Contains is null ? "" : $" to contain \"{Contains}\"") + (Sha256 is null ? "" : $" to have SHA-256 {Sha256}")
            + (NewerThan is null ? "" : $" to be newer than {NewerThan:u}");
}

/// <summary>A statement on the document of the application, or on a saved one.</summary>
/// <param name="Document">The statement; without a path it speaks of the document as the application shows it.</param>
public sealed record DocumentStateExpectation(DocumentExpectation Document) : Expectation
{
    /// <inheritdoc/>
    public override string Describe()
    {
        var parts = new List<string>();
        parts.AddRange(Document.Contains.Select(text => $"contain \"{text}\""));
        parts.AddRange(Document.NotContains.Select(text => $"not contain \"{text}\""));
        if (Document.Style is { } style)
        {
            parts.Add($"show \"{style.Text}\" as {style.Is}");
        }

        if (Document.Table is { } table)
        {
            parts.Add($"have a table{Of(" with {0} rows", table.Rows)}{Of(" with {0} columns", table.Columns)}{string.Concat(table.Contains.Select(t => $" with \"{t}\""))}");
        }

        if (Document.Images is { } images)
        {
            parts.Add($"have {images} pictures");
        }

        if (Document.Pages is { } pages)
        {
            parts.Add($"have {pages} pages");
        }

        parts.AddRange(Document.Metadata.Select(m => $"have {m.Key} \"{m.Value}\""));
        var which = Document.Path is { } path ? $"document '{path}'" : "the document";
        return $"{which} to {(parts.Count == 0 ? "be readable" : string.Join(" and ", parts))}";
    }

    private static string Of(string format, int? number) => number is { } n ? string.Format(System.Globalization.CultureInfo.InvariantCulture, format, n) : "";
}

/// <summary>A statement on processes.</summary>
/// <param name="Name">Name of the process without extension.</param>
/// <param name="Running">Whether one runs.</param>
public sealed record ProcessExpectation(string Name, bool Running = true) : Expectation
{
    /// <inheritdoc/>
    public override string Describe() => $"{(Running ? "a" : "no")} process '{Name}'";
}
