namespace LamPS.Model.Catalog;

/// <summary>What verifying found of a file.</summary>
public enum ModelFileState
{
    /// <summary>It is as it was.</summary>
    Intact,

    /// <summary>It is gone.</summary>
    Missing,

    /// <summary>Its size or hash differs.</summary>
    Changed,

    /// <summary>It is there, and the hashes know nothing of it.</summary>
    Unlisted,
}
