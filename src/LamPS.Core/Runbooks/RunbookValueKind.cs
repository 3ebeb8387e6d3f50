namespace LamPS.Core.Runbooks;

/// <summary>What kind of value an expression or a parameter has.</summary>
public enum RunbookValueKind
{
    /// <summary>No value.</summary>
    Null,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Values in order.</summary>
    List,

    /// <summary>Values by name.</summary>
    Map,

    /// <summary>Text that is never shown.</summary>
    Secret,
}
