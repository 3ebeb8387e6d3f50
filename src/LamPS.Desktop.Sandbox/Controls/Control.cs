using LamPS.Core.Elements;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Controls;

/// <summary>
/// A control of the retained tool kit. Its element is made when somebody looks and kept until something about it changes, so that a capture
/// after a small change costs little more than walking the tree.
/// </summary>
internal abstract partial class Control(Role role, string name)
{
    private static readonly List<Control> NoChildren = [];
    private List<Control> _children = NoChildren;
    private Element? _element;
    private int _number;
    private Bounds _bounds;

    public Role Role { get; } = role;

    /// <summary>Whether it is an element of its own; rows and columns that only lay out are not, and their children count as their parent's.</summary>
    public bool Exposed { get; init; } = true;

    public Control? Parent { get; private set; }

    // A list and not an interface: it is walked all the time.
    public List<Control> Children => _children;

    public string Name
    {
        get;
        set
        {
            if (field != value)
            {
                field = value;
                Invalidate();
            }
        }
    } = name;

    public string AutomationId { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>Whether it shows when its parent does.</summary>
    public bool Visible
    {
        get;
        set
        {
            if (field != value)
            {
                field = value;
                InvalidateTree();
                Window?.RequestLayout();
            }
        }
    } = true;

    /// <summary>Whether it takes input when its parent does.</summary>
    public virtual bool Enabled
    {
        get;
        set
        {
            if (field != value)
            {
                field = value;
                InvalidateTree();
            }
        }
    } = true;

    /// <summary>Its place on the screen.</summary>
    public Bounds Bounds
    {
        get => _bounds;
        private set
        {
            if (_bounds != value)
            {
                _bounds = value;
                Invalidate();
            }
        }
    }

    /// <summary>Share of the spare room that it gets along its parent's direction.</summary>
    public int Grow { get; init; }

    /// <summary>Whether it takes all of its parent's room across the parent's direction.</summary>
    public bool Stretch { get; init; }

    /// <summary>Natural width that counts instead of the measured one; 0 for none.</summary>
    public int Width { get; init; }

    /// <summary>Natural height that counts instead of the measured one; 0 for none.</summary>
    public int Height { get; init; }

    public bool IsShowing
    {
        get
        {
            for (var control = this; ; control = control.Parent)
            {
                if (!control.Visible || control.Parent is { } parent && !parent.HasInView(control))
                {
                    return false;
                }

                if (control.Parent is null)
                {
                    return control is Window { IsOpen: true };
                }
            }
        }
    }

    public bool IsEnabled
    {
        get
        {
            for (var control = this; control is not null; control = control.Parent)
            {
                if (!control.Enabled)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The window that it is in, or null before it is put into one.</summary>
    public Window? Window
    {
        get
        {
            var control = this;
            while (control.Parent is { } parent)
            {
                control = parent;
            }

            return control as Window;
        }
    }

    public bool IsFocused => Window is { IsActive: true } window && window.Focus == this;

    /// <summary>Whether it can have the focus.</summary>
    public virtual bool CanFocus => false;

    /// <summary>How many children there are; lists may have more than they made.</summary>
    public virtual int Count => _children.Count;

    /// <summary>How many elements it says to have below it.</summary>
    public virtual int ElementCount
    {
        get
        {
            var count = 0;
            foreach (var child in _children)
            {
                count += child.Exposed ? 1 : child.ElementCount;
            }

            return count;
        }
    }

    /// <summary>The children that are scrolled into view, from and behind.</summary>
    public virtual (int From, int To) InView => (0, Count);

    protected virtual ElementPatterns Patterns => ElementPatterns.None;

    protected virtual ElementStates States => ElementStates.None;

    /// <summary>The whole text or value; null when it has none or must not be read.</summary>
    public virtual string? Value => null;

    protected virtual ValueRange? Range => null;

    protected virtual IReadOnlyList<string> Options => [];

    public virtual Control this[int index] => _children[index];

    /// <summary>Whether a child is scrolled into view.</summary>
    public virtual bool HasInView(Control child) => true;

    public T Add<T>(T child)
        where T : Control
    {
        Insert(_children.Count, child);
        return child;
    }

    public void Insert(int index, Control child)
    {
        if (_children == NoChildren)
        {
            _children = [];
        }

        child.Parent = this;
        _children.Insert(index, child);
        ChildrenChanged();
    }

    public void Remove(Control child)
    {
        Window?.Forget(child);
        _children.Remove(child);
        child.Parent = null;
        ChildrenChanged();
    }

    public void Clear()
    {
        if (_children.Count == 0)
        {
            return;
        }

        foreach (var child in _children)
        {
            Window?.Forget(child);
            child.Parent = null;
        }

        _children.Clear();
        ChildrenChanged();
    }

    /// <summary>Gives it a parent that makes its children itself.</summary>
    protected void Adopt(Control child) => child.Parent = this;

    /// <summary>Takes the parent away from a child that it made itself.</summary>
    protected static void Abandon(Control child) => child.Parent = null;

    /// <summary>Forgets the element that was made of it.</summary>
    public void Invalidate()
    {
        _element = null;
        Window?.Application.Screen.Touch();
    }

    /// <summary>Forgets the elements of it and of all below it.</summary>
    public virtual void InvalidateTree()
    {
        Invalidate();
        foreach (var child in _children)
        {
            child.InvalidateTree();
        }
    }

    /// <summary>The element, as it is now.</summary>
    public Element ToElement(Screen screen) => _element ??= MakeElement(screen);

    /// <summary>Gives it a number on first use.</summary>
    public ElementId GetId(Screen screen)
    {
        if (_number == 0)
        {
            _number = screen.Register(this);
        }

        return new ElementId(_number);
    }

    /// <summary>Natural size.</summary>
    public Size Measure()
    {
        if (Width > 0 && Height > 0)
        {
            return new Size(Width, Height);
        }

        var size = MeasureContent();
        return new Size(Width > 0 ? Width : size.Width, Height > 0 ? Height : size.Height);
    }

    /// <summary>Puts it, and what is in it, into a place.</summary>
    public void Arrange(Bounds bounds)
    {
        Bounds = bounds;
        ArrangeContent();
    }

    /// <summary>Paints it and what is in it.</summary>
    public virtual void Paint(Canvas canvas)
    {
        foreach (var child in _children)
        {
            if (child.Visible)
            {
                child.Paint(canvas);
            }
        }
    }

    public override string ToString() => Name.Length == 0 ? Role.Name() : $"{Role.Name()} '{Name}'";

    protected abstract Size MeasureContent();

    protected virtual void ArrangeContent()
    {
    }

    protected void ChildrenChanged()
    {
        // What isn't exposed passes its children on to the next control that is.
        var control = this;
        control._element = null;
        while (!control.Exposed && control.Parent is { } parent)
        {
            control = parent;
            control._element = null;
        }

        if (Window is { } window)
        {
            window.RequestLayout();
            window.Application.Screen.Touch();
        }
    }

    private Element MakeElement(Screen screen)
    {
        var states = States;
        if (IsEnabled)
            states |= ElementStates.Enabled;
        if (IsShowing)
            states |= ElementStates.Showing;
        if (CanFocus)
            states |= ElementStates.Focusable;
        if (IsFocused)
            states |= ElementStates.Focused;
        var value = (states & ElementStates.Protected) != 0 ? null : Value;
        return new Element
        {
            Id = GetId(screen),
            Role = Role,
            Name = Name,
            AutomationId = AutomationId,
            ClassName = GetType().Name,
            Value = value,
            Description = Description,
            States = states,
            Patterns = Patterns,
            Bounds = Bounds,
            Range = Range,
            Options = Options,
            ChildCount = ElementCount,
        };
    }
}
