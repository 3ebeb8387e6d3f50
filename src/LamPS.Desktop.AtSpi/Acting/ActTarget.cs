using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.Accessibility;
using LamPS.Desktop.AtSpi.Capturing;

namespace LamPS.Desktop.AtSpi.Acting;

/// <summary>What an action acts on, as it is now.</summary>
/// <param name="Known">What stays the same about it.</param>
/// <param name="Element">The element as just read.</param>
internal sealed record ActTarget(KnownElement Known, Element Element)
{
    /// <summary>Where it is.</summary>
    public AccessibleRef Reference => Known.Reference;

    /// <summary>Whether it offers an interface.</summary>
    public bool Has(AtSpiInterfaces interfaces) => ((Known.Interfaces ?? AtSpiInterfaces.None) & interfaces) == interfaces;
}
