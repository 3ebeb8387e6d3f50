namespace LamPS.Learning.Tasks;

/// <summary>Why a task that could have been made wasn't, or was dropped again.</summary>
public enum DropReason
{
    /// <summary>The template has nothing of the kind that the task needs.</summary>
    TemplateLacks,

    /// <summary>The document is already as the task wants it.</summary>
    AlreadySo,

    /// <summary>The same request on the same document was made before.</summary>
    Duplicate,
}
