namespace LamPS.Learning.Training.Engine.Differentiation;

/// <summary>How the gradients of rows that were taken from a table are added up to the gradient of the table.</summary>
internal enum RowSums
{
    /// <summary>Number by number, with <c>ScatterElements</c>: right with any number of threads, and on the processor the slowest.</summary>
    Elements,

    /// <summary>Row by row, with <c>ScatterND</c>: quick, and right on the processor with one thread alone, for several write to a row at once.</summary>
    Rows,

    /// <summary>By a product with one-hot rows: for devices that ignore the <c>reduction</c> of both.</summary>
    Products,
}
