namespace LamPS.Model.Onnx;

/// <summary>A call's turn where calls must go one after the other (<see cref="OnnxProvider.NewTurn"/>); nothing where they needn't.</summary>
internal readonly ref struct OrtTurn
{
    private readonly Lock? _turn;

    private OrtTurn(Lock? turn)
    {
        _turn = turn;
        turn?.Enter();
    }

    /// <summary>Waits for the turn, which ends with <see cref="Dispose"/>.</summary>
    public static OrtTurn Of(Lock? turn) => new(turn);

    public void Dispose() => _turn?.Exit();
}
