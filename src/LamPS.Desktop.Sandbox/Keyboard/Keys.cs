namespace LamPS.Desktop.Sandbox.Keyboard;

/// <summary>Names of keys that aren't characters.</summary>
internal static class Keys
{
    public const string Enter = "Enter";
    public const string Tab = "Tab";
    public const string Escape = "Escape";
    public const string Space = "Space";
    public const string Backspace = "Backspace";
    public const string Delete = "Delete";
    public const string Insert = "Insert";
    public const string Home = "Home";
    public const string End = "End";
    public const string PageUp = "PageUp";
    public const string PageDown = "PageDown";
    public const string Left = "Left";
    public const string Right = "Right";
    public const string Up = "Up";
    public const string Down = "Down";
}
