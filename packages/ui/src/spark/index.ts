export { Spark } from './Spark.tsx';
