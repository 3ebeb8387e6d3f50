using LamPS.Core.Elements;
using LamPS.Desktop.AtSpi.DBus;

namespace LamPS.Desktop.AtSpi.Accessibility;

/// <summary>States of an accessible object as one number, bit by bit as the protocol counts them.</summary>
[Flags]
internal enum AtSpiStates : ulong
{
    None = 0,
    Active = 1ul << 1,
    Busy = 1ul << 3,
    Checked = 1ul << 4,
    Collapsed = 1ul << 5,
    Defunct = 1ul << 6,
    Editable = 1ul << 7,
    Enabled = 1ul << 8,
    Expandable = 1ul << 9,
    Expanded = 1ul << 10,
    Focusable = 1ul << 11,
    Focused = 1ul << 12,
    Iconified = 1ul << 15,
    Modal = 1ul << 16,
    MultiLine = 1ul << 17,
    Pressed = 1ul << 20,
    Selectable = 1ul << 22,
    Selected = 1ul << 23,
    Sensitive = 1ul << 24,
    Showing = 1ul << 25,
    Visible = 1ul << 30,
    ManagesDescendants = 1ul << 31,
    Indeterminate = 1ul << 32,
    Required = 1ul << 33,
    InvalidEntry = 1ul << 36,
    IsDefault = 1ul << 39,
    Checkable = 1ul << 41,
    HasPopup = 1ul << 42,
    ReadOnly = 1ul << 43,
}

/// <summary>From the protocol's states to those of elements.</summary>
internal static class AtSpiStateMap
{
    private static readonly (AtSpiStates From, ElementStates To)[] Pairs =
    [
        (AtSpiStates.Showing, ElementStates.Showing),
        (AtSpiStates.Focusable, ElementStates.Focusable),
        (AtSpiStates.Focused, ElementStates.Focused),
        (AtSpiStates.Checked, ElementStates.Checked),
        (AtSpiStates.Checkable, ElementStates.Checkable),
        (AtSpiStates.Selected, ElementStates.Selected),
        (AtSpiStates.Selectable, ElementStates.Selectable),
        (AtSpiStates.Expanded, ElementStates.Expanded),
        (AtSpiStates.Expandable, ElementStates.Expandable),
        (AtSpiStates.Editable, ElementStates.Editable),
        (AtSpiStates.MultiLine, ElementStates.MultiLine),
        (AtSpiStates.Required, ElementStates.Required),
        (AtSpiStates.InvalidEntry, ElementStates.Invalid),
        (AtSpiStates.Indeterminate, ElementStates.Indeterminate),
        (AtSpiStates.Active, ElementStates.Active),
        (AtSpiStates.Modal, ElementStates.Modal),
        (AtSpiStates.Busy, ElementStates.Busy),
        (AtSpiStates.IsDefault, ElementStates.Default),
        (AtSpiStates.Iconified, ElementStates.Minimized),
    ];

    /// <summary>Reads the states <c>au</c> of an object.</summary>
    public static AtSpiStates Read(ref MessageReader reader)
    {
        var end = reader.ReadArrayStart(4);
        ulong states = 0;
        for (var i = 0; reader.HasNext(end); i++)
        {
            var word = (ulong)reader.ReadUInt32();
            states |= i < 2 ? word << (32 * i) : 0;
        }

        return (AtSpiStates)states;
    }

    /// <summary>States of an element.</summary>
    /// <param name="states">States of the protocol.</param>
    /// <param name="role">Role of the element.</param>
    public static ElementStates Map(AtSpiStates states, Role role)
    {
        var mapped = ElementStates.None;
        foreach (var (from, to) in Pairs)
        {
            mapped |= (states & from) != 0 ? to : 0;
        }

        // The parts of a document are never insensitive, though some applications forget to say so.
        if ((states & AtSpiStates.Sensitive) != 0 || role is Role.Document or Role.Paragraph or Role.Heading
            || (role is Role.Cell or Role.Table && (states & AtSpiStates.Editable) != 0))
        {
            mapped |= ElementStates.Enabled;
        }

        if (role is Role.CheckBox or Role.RadioButton or Role.ToggleButton)
        {
            mapped |= ElementStates.Checkable;
            mapped |= (states & AtSpiStates.Pressed) != 0 && role == Role.ToggleButton ? ElementStates.Checked : 0;
        }

        if (role == Role.ComboBox)
        {
            mapped |= ElementStates.Expandable;
        }

        return (states & AtSpiStates.ReadOnly) != 0 ? mapped & ~ElementStates.Editable : mapped;
    }
}
