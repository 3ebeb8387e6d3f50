namespace LamPS.Host.Operations;

/// <summary>What becomes of applications that a run started.</summary>
internal enum Afterwards
{
    /// <summary>They are closed at its end.</summary>
    Close,

    /// <summary>They stay for whoever asked, and are closed when that one has gone.</summary>
    CloseWithCaller,

    /// <summary>They stay.</summary>
    Keep,
}
