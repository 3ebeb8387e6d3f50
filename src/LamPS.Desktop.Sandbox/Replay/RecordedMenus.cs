using LamPS.Core.Desktops;

namespace LamPS.Desktop.Sandbox.Replay;

/// <summary>The menus that an application had.</summary>
internal sealed record RecordedMenus(int Line, string Key, IReadOnlyList<MenuEntry> Entries) : RecordedEvent(Line, Key);
