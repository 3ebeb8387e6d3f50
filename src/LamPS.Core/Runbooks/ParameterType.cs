namespace LamPS.Core.Runbooks;

/// <summary>Type of a parameter.</summary>
public enum ParameterType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>Text that is never shown, logged or put into a request.</summary>
    Secret,

    /// <summary>Path of a file or folder; values become full paths.</summary>
    Path,

    /// <summary>One of some texts.</summary>
    Choice,

    /// <summary>Several values.</summary>
    List,
}
