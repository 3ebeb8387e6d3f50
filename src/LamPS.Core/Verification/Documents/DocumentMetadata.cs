namespace LamPS.Core.Verification.Documents;

/// <summary>What a document says about itself. Texts are as stored; empty where the document says nothing.</summary>
public sealed record DocumentMetadata
{
    /// <summary>A document that says nothing about itself.</summary>
    public static DocumentMetadata None { get; } = new();

    /// <summary>Title.</summary>
    public string Title { get; init; } = "";

    /// <summary>Who made it.</summary>
    public string Author { get; init; } = "";

    /// <summary>Who changed it last.</summary>
    public string LastModifiedBy { get; init; } = "";

    /// <summary>Subject.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Keywords, several joined by a comma and a space.</summary>
    public string Keywords { get; init; } = "";

    /// <summary>Description, which applications also call comments.</summary>
    public string Description { get; init; } = "";

    /// <summary>The application that wrote it.</summary>
    public string Generator { get; init; } = "";

    /// <summary>When it was made, as stored (ISO 8601, or a PDF date).</summary>
    public string Created { get; init; } = "";

    /// <summary>When it was changed last, as stored (ISO 8601, or a PDF date).</summary>
    public string Modified { get; init; } = "";

    /// <summary>Properties that the user added, by name, case ignored.</summary>
    public IReadOnlyDictionary<string, string> Custom { get; init; } = new Dictionary<string, string>();

    /// <summary>The value behind a name, case, spaces, hyphens and underscores ignored: a property of this record, what applications call it, or a custom property.</summary>
    /// <param name="name">Name, such as <c>title</c>, <c>creator</c> or <c>last-modified-by</c>.</param>
    /// <returns>The value; empty when the document has no such value; null when there is no property of that name.</returns>
    public string? Find(string name)
    {
        if (Custom.TryGetValue(name, out var custom))
            return custom;

        return string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant() switch
        {
            "title" => Title,
            "author" or "creator" or "initialcreator" => Author,
            "lastmodifiedby" or "modifiedby" => LastModifiedBy,
            "subject" => Subject,
            "keywords" or "keyword" or "tags" => Keywords,
            "description" or "comments" or "comment" => Description,
            "generator" or "application" or "producer" => Generator,
            "created" or "creationdate" => Created,
            "modified" or "modificationdate" => Modified,
            _ => null,
        };
    }
}
